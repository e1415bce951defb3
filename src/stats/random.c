/*
 * random.c: seeded random numbers, the same on every machine
 */
#include "stats/random.h"

#include <math.h>

static uint64_t
splitmix64(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

void
random_seed(Random *random, uint64_t seed)
{
	for (int i = 0; i < 4; i++)
		random->state[i] = splitmix64(&seed);
	random->has_spare = false;
}

static uint64_t
rotate_left(uint64_t x, int by)
{
	return x << by | x >> (64 - by);
}

static uint64_t
next_bits(uint64_t *s)
{
	uint64_t result = rotate_left(s[1] * 5, 7) * 9;
	uint64_t t = s[1] << 17;

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = rotate_left(s[3], 45);
	return result;
}

double
random_uniform(Random *random)
{
	return (double) (next_bits(random->state) >> 11) * 0x1p-53;
}

double
random_normal(Random *random)
{
	double x;
	double y;
	double r2;
	double scale;

	if (random->has_spare)
	{
		random->has_spare = false;
		return random->spare;
	}
	do
	{
		x = 2 * random_uniform(random) - 1;
		y = 2 * random_uniform(random) - 1;
		r2 = x * x + y * y;
	} while (r2 >= 1 || r2 == 0);
	scale = sqrt(-2 * log(r2) / r2);
	random->spare = y * scale;
	random->has_spare = true;
	return x * scale;
}

/* Gamma of shape 1 or more */
static double
random_gamma(Random *random, double shape)
{
	double d = shape - 1.0 / 3;
	double c = 1 / sqrt(9 * d);

	for (;;)
	{
		double x = random_normal(random);
		double v = 1 + c * x;
		double u = random_uniform(random);

		v = v * v * v;
		if (v > 0 && log(u) < .5 * x * x + d * (1 - v + log(v)))
			return d * v;
	}
}

double
random_chi(Random *random, double df)
{
	/* a shape below 1 is raised by 1, and brought back by a power of a uniform */
	if (df < 2)
	{
		double gamma = random_gamma(random, df / 2 + 1);

		return sqrt(2 * gamma * pow(1 - random_uniform(random), 2 / df));
	}
	return sqrt(2 * random_gamma(random, df / 2));
}
