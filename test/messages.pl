#!/usr/bin/perl
# messages.pl ERRCODES_H FILE...: every message that these C files can send, a line each
#
# A line is KIND, SQLSTATE, condition name, text, file:line and what is missing, between tabs.  KIND is ERROR or NOTICE
# (ereport), INTERNAL (elog), DETAIL (a sentence that is handed to the detail of an ereport) or INPUT (a sentence that
# says what is wrong with a text or binary form).  What printf puts in is written as one character, an ellipsis.
# Where an ereport takes its text from a variable, the variable is followed through the calls of its function.

use strict;
use warnings;
use utf8;
binmode STDOUT, ':encoding(UTF-8)';

# ---- the sources, without comments ----

my %source;    # file => text
my (%sqlstate, $literal);
$literal = qr/"(?:[^"\\]|\\.)*"/s;

sub slurp {
	my ($file) = @_;
	open my $in, '<:encoding(UTF-8)', $file or die "$file: $!\n";
	local $/;
	return <$in>;
}

# Comments become blanks, so that lines keep their numbers
sub without_comments {
	my ($text) = @_;
	$text =~ s{($literal|'(?:[^'\\]|\\.)+')|(/\*.*?\*/)}{ defined $1 ? $1 : $2 =~ s/[^\n]/ /gr }gse;
	return $text;
}

# The arguments of the call whose opening parenthesis is at $at, and where it ends
sub arguments {
	my ($text, $at) = @_;
	my ($depth, $start, @found) = (0, $at + 1);
	pos($text) = $at;
	while ($text =~ /\G(?:($literal|'(?:[^'\\]|\\.)+')|([({\[])|([)}\]])|(,)|[^"'(){}\[\],]+)/gc) {
		$depth++ if defined $2;
		next unless defined $3 && --$depth == 0 || defined $4 && $depth == 1;
		push @found, substr($text, $start, $-[0] - $start);
		$start = $+[0];
		return (\@found, $+[0]) if $depth == 0;
	}
	die "a parenthesis is not closed\n";
}

sub line_of { my ($file, $at) = @_; return 1 + (substr($source{$file}, 0, $at) =~ tr/\n//); }

# The function around a place, as its name and its parameters' names
sub function_around {
	my ($file, $at) = @_;
	my ($name, $open);
	my $text = $source{$file};
	while ($text =~ /^(\w+)(\()[^;]*?\)\s*\n\{/mgc && $-[0] < $at) { ($name, $open) = ($1, $-[2]); }
	die "$file: no function around " . line_of($file, $at) . "\n" unless defined $name;
	my ($parameters) = arguments($text, $open);
	return ($name, [map { /(\w+)\s*(?:\[[^\]]*\])?\s*$/ ? $1 : '' } @$parameters], $open);
}

# ---- texts ----

# Literals that stand side by side are one; INT64_FORMAT between them is a conversion
sub texts_in {
	my ($expression) = @_;
	my @texts;
	while ($expression =~ /($literal(?:\s*(?:$literal|INT64_FORMAT|UINT64_FORMAT))*)/g) {
		my $text = '';
		my $run = $1;
		while ($run =~ /($literal)|U?INT64_FORMAT/g) { $text .= defined $1 ? substr($1, 1, -1) : '%d'; }
		$text =~ s/\\(["\\])/$1/g;
		push @texts, $text;
	}
	return @texts;
}

sub readable {
	my ($text) = @_;
	$text =~ s/%(?:%|[-+ #0-9.*]*(?:ll|l|z)?[a-zA-Z])/$& eq '%%' ? '%' : "\x{2026}"/ge;
	return $text;
}

# The texts that a variable of a function can have: of its assignments, and where it is a parameter of its calls
my %following;

sub texts_of_variable {
	my ($file, $at, $variable) = @_;
	my ($function, $parameters, $open) = function_around($file, $at);
	return () if $following{"$file $function $variable"};
	local $following{"$file $function $variable"} = 1;
	my @texts;
	my $body = substr($source{$file}, $open, $at - $open);
	while ($body =~ /\b\Q$variable\E\s*=\s*((?:$literal|[^;"])*);/g) { push @texts, texts_in($1); }
	my ($index) = grep { $parameters->[$_] eq $variable } 0 .. $#$parameters;
	return @texts unless defined $index;
	my $static = $source{$file} =~ /^static [^;{}]*\n\Q$function\E\(/m;
	for my $caller ($static ? $file : sort keys %source) {
		my $text = $source{$caller};
		while ($text =~ /^\s.*?\b\Q$function\E(\()/mg) {    # calls are indented, definitions are not
			my $where = $-[1];
			my ($given) = arguments($text, $where);
			push @texts, texts_of($caller, $where, $given->[$index]) if $index <= $#$given;
		}
	}
	return @texts;
}

sub texts_of {
	my ($file, $at, $expression) = @_;
	return texts_in($expression) if $expression =~ /"/;
	return $expression =~ /^\s*(\w+)\s*$/ ? texts_of_variable($file, $at, $1) : ();
}

# ---- what is sent ----

sub show {
	my ($kind, $code, $text, $file, $at, $missing) = @_;
	my $state = $code ? $sqlstate{$code} // die("$file: what is $code?\n") : '';
	my $name = $code ? lc($code =~ s/^ERRCODE_//r) : '';
	print join("\t", $kind, $state, $name, readable($text), $file . ':' . line_of($file, $at), $missing), "\n";
}

# The texts of errmsg, errdetail or errhint: of its format, or of the variable that a format of %s alone stands for
sub texts_of_part {
	my ($file, $at, $part) = @_;
	my ($given) = arguments($part, index($part, '('));
	my @texts = texts_in($given->[0]);
	return @texts unless @texts == 1 && $texts[0] eq '%s';
	return texts_of($file, $at, $given->[1]);
}

sub part {
	my ($report, $name) = @_;
	return $report =~ /\b($name(?:_internal)?\s*\(.*)/s ? $1 : undef;
}

sub show_report {
	my ($file, $at, $report) = @_;
	my ($level) = $report =~ /\(\s*(\w+)/;
	my ($code) = $report =~ /\berrcode\s*\(\s*(\w+)/;
	my $detail = part($report, 'errdetail');
	my @missing = grep { defined } $code ? undef : 'errcode', part($report, 'errhint') ? undef : 'hint';
	show($level, $code, $_, $file, $at, join(' ', @missing)) for texts_of_part($file, $at, part($report, 'errmsg'));
	return unless defined $detail && $detail =~ /^errdetail(?:_internal)?\s*\(\s*"%s"/;
	show('DETAIL', undef, $_, $file, $at, '') for texts_of_part($file, $at, $detail);
}

# In the files that read texts and bytes, a sentence outside of ereport is told of them
sub show_input {
	my ($file) = @_;
	my $text = $source{$file} =~ s/\b(ereport|elog)\s*\((?:$literal|[^;"])*;/$& =~ s{[^\n]}{ }gr/ger;
	while ($text =~ /($literal(?:\s*(?:$literal|INT64_FORMAT))*)/g) {
		my ($at, @texts) = ($-[0], texts_in($1));
		show('INPUT', undef, $_, $file, $at, '') for grep { /^(?:[A-Z]|%s|"%s").* .*\.$/ } @texts;
	}
}

my $codes = slurp(shift);
while ($codes =~ /#define (ERRCODE_\w+) MAKE_SQLSTATE\((.*?)\)/g) {
	my ($name, $state) = ($1, $2);
	$sqlstate{$name} = $state =~ s/[^0-9A-Z]//gr;
}
$source{$_} = without_comments(slurp($_)) for @ARGV;
for my $file (sort keys %source) {
	my $text = $source{$file};
	while ($text =~ /\b(ereport|elog)\s*(\()/g) {
		my ($what, $at, $open) = ($1, $-[0], $-[2]);
		my ($given, $end) = arguments($text, $open);
		if ($what eq 'elog') { show('INTERNAL', undef, $_, $file, $at, '') for texts_in($given->[1]); }
		else { show_report($file, $at, substr($text, $open, $end - $open)); }
	}
	show_input($file) if $file =~ m{src/codec/|_io\.c$|src/pg/(?:json|label)\.c$};
}
