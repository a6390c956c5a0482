#!/usr/bin/env python3
"""Simulates M/M/3 with SimPy: a call every 5 minutes, 10 minutes of work, three servers.

    mm3_simpy.py CALLS SEED

Written as SimPy's documentation writes a bank: a process for each call, a resource for the servers.
Prints calls, processor seconds and the mean wait in minutes as CSV.
"""

import random
import sys
import time

import simpy


def main() -> None:
    calls, seed = int(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(seed).expovariate
    environment = simpy.Environment()
    servers = simpy.Resource(environment, capacity=3)
    waits: list[float] = []

    def call():
        arrived = environment.now
        with servers.request() as request:
            yield request
            waits.append(environment.now - arrived)
            yield environment.timeout(draw(0.1))

    def source():
        while True:
            yield environment.timeout(draw(0.2))
            environment.process(call())

    environment.process(source())
    began = time.process_time()
    environment.run(until=calls * 5)
    seconds = time.process_time() - began
    print(f"{len(waits)},{seconds:.4f},{sum(waits) / len(waits):.4f}")


if __name__ == "__main__":
    main()
