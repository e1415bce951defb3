/*
 * random.h: seeded random numbers, the same on every machine
 */
#ifndef MRS_STATS_RANDOM_H
#define MRS_STATS_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

/* A generator: xoshiro256** (Blackman & Vigna 2021, ACM Trans. Math. Softw. 47, 36) and a normal kept back */
typedef struct Random
{
	uint64_t state[4];
	double spare;
	bool has_spare;
} Random;

/* The state is made of the seed by splitmix64, as its authors say. */
void random_seed(Random *random, uint64_t seed);

/* Uniform on 0 <= u < 1, of 53 bits */
double random_uniform(Random *random);

/* Standard normal, by Marsaglia's polar method */
double random_normal(Random *random);

/* The root of a chi-square of df > 0, by Marsaglia & Tsang (2000, ACM Trans. Math. Softw. 26, 363-372) */
double random_chi(Random *random, double df);

#endif
