#!/usr/bin/env python3
"""Solves site-dependent instances (VRPLIB) with PyVRP 0.14 and judges the routes itself.

    sdvrptw_pyvrp.py --seconds 60 --seed 1 [--out pyvrp.csv] PR01.vrp PR03.vrp …

Conventions, as in Benchmarks/BenchmarkInstances/SiteDependentFile.swift: distances and times in
thousandths, Euclidean distances rounded to the nearest; the objective is the total distance; every
customer is served by a vehicle that VEHICLES_ALLOWED_CLIENTS_SECTION allows; no route lasts longer
than VEHICLES_MAX_DURATION, counted from the best departure.

Vehicles that may serve the same customers share a profile, in whose matrix every way to another
customer is longer than the day.  PyVRP works in one thread.  Rows are appended to --out (standard
output unless given): instance,peer,threads,seed,seconds,used,objective,best_known,gap,feasible,note.
Objectives are in thousandths, gaps are shares; the best known is the cost in the .sol file beside
the instance.  Answers that break a rule have feasible 0.
"""

from __future__ import annotations

import argparse
import csv
import math
import sys
import time
from dataclasses import dataclass
from pathlib import Path

SCALE = 1000
FIELDS = ["instance", "peer", "threads", "seed", "seconds", "used", "objective", "best_known",
          "gap", "feasible", "note"]


@dataclass
class Instance:
    """One file in whole units; node 0 is the depot, customer 1 is node 1."""
    name: str
    distance: list[list[int]]
    demand: list[int]
    service: list[int]
    window: list[tuple[int, int]]
    capacity: list[int]
    allowed: list[frozenset[int]]
    max_duration: int | None

    @property
    def customers(self) -> range:
        return range(1, len(self.demand))


def whole(text: str) -> int:
    return math.floor(SCALE * float(text) + 0.5)


def read(path: Path) -> Instance:
    """Reads a file: `KEY: value` lines, then sections of rows numbered from one, then EOF."""
    header: dict[str, str] = {}
    sections: dict[str, list[list[str]]] = {}
    rows = None
    for line in path.read_text().splitlines():
        words = line.split()
        if not words:
            continue
        if words[0] == "EOF":
            break
        if words[0].endswith("_SECTION"):
            rows = sections.setdefault(words[0], [])
        elif rows is not None:
            rows.append(words)
        else:
            key, _, value = line.partition(":")
            header[key.strip()] = value.strip()
    points = [(float(r[1]), float(r[2])) for r in sections["NODE_COORD_SECTION"]]
    if "SERVICE_TIME" in header:
        service = [whole(header["SERVICE_TIME"])] * len(points)
    else:
        service = [whole(r[1]) for r in sections["SERVICE_TIME_SECTION"]]
    duration = header.get("VEHICLES_MAX_DURATION")
    return Instance(
        name=path.stem,
        distance=[[math.floor(SCALE * math.hypot(a[0] - b[0], a[1] - b[1]) + 0.5) for b in points]
                  for a in points],
        demand=[int(r[1]) for r in sections["DEMAND_SECTION"]],
        service=[0] + service[1:],
        window=[(whole(r[1]), whole(r[2])) for r in sections["TIME_WINDOW_SECTION"]],
        capacity=[int(r[1]) for r in sections["CAPACITY_SECTION"]],
        allowed=[frozenset(int(word) - 1 for word in r[1:])
                 for r in sections["VEHICLES_ALLOWED_CLIENTS_SECTION"]],
        max_duration=None if duration is None else whole(duration))


def best_known(path: Path) -> int | None:
    """The cost in the .sol file beside an instance."""
    solution = path.with_suffix(".sol")
    if not solution.exists():
        return None
    for line in solution.read_text().splitlines():
        if line.startswith("Cost"):
            return round(float(line.replace(":", " ").split()[1]))
    return None


def judge(instance: Instance, routes: dict[int, list[int]]) -> tuple[int, list[str]]:
    """The cost of routes by vehicle, and the rules that they break."""
    errors, cost, seen = [], 0, [0] * len(instance.demand)
    for vehicle, route in routes.items():
        if not route:
            continue
        for customer in route:
            seen[customer] += 1
            if customer not in instance.allowed[vehicle]:
                errors.append(f"vehicle {vehicle + 1} may not serve {customer}")
        if sum(instance.demand[c] for c in route) > instance.capacity[vehicle]:
            errors.append(f"vehicle {vehicle + 1} is overloaded")
        stops = [0, *route, 0]
        legs = [instance.distance[a][b] for a, b in zip(stops, stops[1:])]
        cost += sum(legs)
        # Earliest times forward, latest times backward: between them lies the best departure.
        clock = instance.window[0][0]
        for stop, leg in zip(stops[1:], legs):
            clock = max(clock + leg, instance.window[stop][0])
            if clock > instance.window[stop][1]:
                errors.append(f"vehicle {vehicle + 1} is at {stop} too late")
            clock += instance.service[stop]
        latest = instance.window[0][1]
        for stop, leg in zip(reversed(stops[:-1]), reversed(legs)):
            latest = min(latest - leg - instance.service[stop], instance.window[stop][1])
        work = sum(legs) + sum(instance.service[c] for c in route)
        duration = max(clock - latest, work)
        if instance.max_duration is not None and duration > instance.max_duration:
            errors.append(f"vehicle {vehicle + 1} is under way too long")
    errors += [f"customer {c} is served {seen[c]} times" for c in instance.customers
               if seen[c] != 1]
    return cost, errors


def solve(instance: Instance, seconds: float, seed: int) -> dict[int, list[int]]:
    """The routes that PyVRP finds, by vehicle."""
    import numpy as np
    import pyvrp
    from pyvrp.stop import MaxRuntime

    far = 2 * instance.window[0][1]
    base = np.array(instance.distance, dtype=np.int64)
    sites = sorted(set(instance.allowed), key=sorted)
    matrices = []
    for site in sites:
        matrix = base.copy()
        for customer in instance.customers:
            if customer not in site:
                matrix[:, customer] = far
        np.fill_diagonal(matrix, 0)
        matrices.append(matrix)
    kinds: dict[tuple, list[int]] = {}
    for vehicle, capacity in enumerate(instance.capacity):
        kinds.setdefault((sites.index(instance.allowed[vehicle]), capacity), []).append(vehicle)
    limit = {} if instance.max_duration is None else {"shift_duration": instance.max_duration}
    opening, closing = instance.window[0]
    data = pyvrp.ProblemData(
        locations=[pyvrp.Location(0, 0) for _ in instance.demand],
        clients=[pyvrp.Client(c, delivery=[instance.demand[c]],
                              service_duration=instance.service[c],
                              tw_early=instance.window[c][0], tw_late=instance.window[c][1])
                 for c in instance.customers],
        depots=[pyvrp.Depot(0)],
        vehicle_types=[pyvrp.VehicleType(len(vehicles), capacity=[capacity], tw_early=opening,
                                         tw_late=closing, profile=profile, **limit)
                       for (profile, capacity), vehicles in kinds.items()],
        distance_matrices=matrices, duration_matrices=matrices)
    result = pyvrp.solve(data, MaxRuntime(seconds), seed=seed, collect_stats=False, display=False)
    crews = [list(vehicles) for vehicles in kinds.values()]
    routes = {}
    for route in result.best.routes():
        vehicle = crews[route.vehicle_type()].pop(0)
        routes[vehicle] = [activity.idx + 1 for activity in route if activity.is_client()]
    return routes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("instances", nargs="+", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=None)
    args = parser.parse_args()
    fresh = args.out is None or not args.out.exists()
    with (open(args.out, "a", newline="") if args.out else sys.stdout) as handle:
        table = csv.DictWriter(handle, FIELDS, lineterminator="\n")
        if fresh:
            table.writeheader()
        for path in args.instances:
            instance, best = read(path), best_known(path)
            began = time.perf_counter()
            routes = solve(instance, args.seconds, args.seed)
            used = time.perf_counter() - began
            cost, errors = judge(instance, routes)
            table.writerow({
                "instance": instance.name, "peer": "pyvrp", "threads": 1, "seed": args.seed,
                "seconds": f"{args.seconds:g}", "used": round(used, 1), "objective": cost,
                "best_known": "" if best is None else best,
                "gap": "" if not best else f"{(cost - best) / best:.6f}",
                "feasible": int(not errors), "note": "; ".join(errors[:2])})
            handle.flush()


if __name__ == "__main__":
    main()
