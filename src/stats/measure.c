/*
 * measure.c: a measure of association with its asymptotic standard errors
 */
#include "stats/measure.h"

#include <math.h>

#include "stats/clamp.h"
#include "stats/dist.h"

void
measure_finish(Measure *m, double least, double conf_level)
{
	double half = m->se > 0 ? q_z_upper((1 - conf_level) / 2) * m->se : NAN;

	m->ci_low = isnan(half) ? NAN : fmax(least, m->value - half);
	m->ci_high = isnan(half) ? NAN : at_most(m->value + half, 1);
	m->z = m->se_null > 0 ? m->value / m->se_null : NAN;
	m->p = p_z_two_sided(m->z);
}
