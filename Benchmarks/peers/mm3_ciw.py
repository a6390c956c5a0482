#!/usr/bin/env python3
"""Simulates M/M/3 with Ciw: a call every 5 minutes, 10 minutes of work, three servers.

    mm3_ciw.py CALLS SEED

Prints calls, processor seconds and the mean wait in minutes as CSV.  Only the run counts: neither the
imports nor the evaluation of the records.
"""

import sys
import time

import ciw


def main() -> None:
    calls, seed = int(sys.argv[1]), int(sys.argv[2])
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(rate=0.2)],
        service_distributions=[ciw.dists.Exponential(rate=0.1)],
        number_of_servers=[3])
    ciw.seed(seed)
    simulation = ciw.Simulation(network)
    began = time.process_time()
    simulation.simulate_until_max_time(calls * 5)
    seconds = time.process_time() - began
    waits = [record.waiting_time for record in simulation.get_all_records()]
    print(f"{len(waits)},{seconds:.4f},{sum(waits) / len(waits):.4f}")


if __name__ == "__main__":
    main()
