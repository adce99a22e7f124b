"""The graphs that the pictures show: how they are made, measured and laid out. Pure; nodes are 0 to n-1."""

from __future__ import annotations

import math
import random
from collections import deque
from collections.abc import Iterable, Sequence

from geometry import Point, distance

Edge = tuple[int, int]


def edge(first: int, second: int) -> Edge:
    """Return an undirected edge, the smaller node first."""
    return (first, second) if first < second else (second, first)


def small_world(
    count: int, reach: int, chance: float, generator: random.Random
) -> tuple[set[Edge], set[Edge]]:
    """Return a Watts-Strogatz ring (1998): `reach` neighbours on each side, edges rewired with `chance`.

    Returns the edges that stayed and those that were rewired.
    """
    kept: set[Edge] = {
        edge(node, (node + step) % count) for node in range(count) for step in range(1, reach + 1)
    }
    moved: set[Edge] = set()
    for old in sorted(kept):
        if generator.random() < chance:
            new = edge(old[0], generator.choice([node for node in range(count) if node != old[0]]))
            if new not in kept and new not in moved:
                kept.discard(old)
                moved.add(new)
    return kept, moved


def attachment(count: int, generator: random.Random, links: int = 1) -> list[Edge]:
    """Growth by preferential attachment (Barabási and Albert, 1999), as edges (newcomer, chosen node)."""
    ends = [0]
    grown: list[Edge] = []
    for newcomer in range(1, count):
        chosen = {generator.choice(ends) for _ in range(min(links, newcomer))}
        for target in sorted(chosen):
            grown.append((newcomer, target))
            ends.extend((newcomer, target))
    return grown


def communities(
    sizes: Sequence[int], inside: float, links: int, generator: random.Random
) -> tuple[list[int], set[Edge]]:
    """Return a planted partition: the group of each node, and edges.

    Every node has about `inside` links within its group; `links` edges run between random groups.
    """
    groups = [group for group, size in enumerate(sizes) for _ in range(size)]
    members = [[node for node, own in enumerate(groups) if own == group] for group in range(len(sizes))]
    edges: set[Edge] = set()
    for node, group in enumerate(groups):
        nearby = members[group]
        start = nearby.index(node)
        for _ in range(round(inside / 2)):  # squaring makes the first of a group its hubs
            other = nearby[int(len(nearby) * generator.random() ** 2)]
            other = nearby[(start + 1) % len(nearby)] if other == node else other
            edges.add(edge(node, other))
    while links > 0:
        first, second = generator.sample(range(len(groups)), 2)
        if groups[first] != groups[second]:
            edges.add(edge(first, second))
            links -= 1
    return groups, edges


def neighbours(count: int, edges: Iterable[Edge]) -> list[list[int]]:
    """For each node the nodes it is linked to, sorted."""
    table: list[list[int]] = [[] for _ in range(count)]
    for first, second in edges:
        table[first].append(second)
        table[second].append(first)
    return [sorted(row) for row in table]


def shortest_path(count: int, edges: Iterable[Edge], start: int, goal: int) -> list[int]:
    """Return the nodes of one shortest path (breadth first), ends included; empty where there is none."""
    table = neighbours(count, edges)
    came: dict[int, int] = {start: start}
    queue = deque([start])
    while queue and goal not in came:
        here = queue.popleft()
        for there in table[here]:
            if there not in came:
                came[there] = here
                queue.append(there)
    if goal not in came:
        return []
    path = [goal]
    while path[-1] != start:
        path.append(came[path[-1]])
    return path[::-1]


def springs(
    places: Sequence[Point], edges: Iterable[Edge], length: float, rounds: int, pull: float = 0.02
) -> list[Point]:
    """Lay a graph out by forces (Fruchterman and Reingold, 1991): nodes repel, edges attract.

    `length` is the wished length of an edge; `pull` the strength towards the origin. Quadratic in the nodes.
    """
    xs, ys = [x for x, _ in places], [y for _, y in places]
    pairs = sorted(set(edges))
    for turn in range(rounds):
        limit = length * 2 * (1 - turn / rounds) + 0.5
        push = _repulsion(xs, ys, length)
        for first, second in pairs:
            dx, dy = xs[second] - xs[first], ys[second] - ys[first]
            force = math.hypot(dx, dy) / length
            for node, sign in ((first, 1), (second, -1)):
                push[node][0] += sign * dx * force
                push[node][1] += sign * dy * force
        for node, (away_x, away_y) in enumerate(push):
            dx, dy = away_x - xs[node] * pull * length, away_y - ys[node] * pull * length
            size = math.hypot(dx, dy) or 1.0
            step = min(size, limit) / size
            xs[node] += dx * step
            ys[node] += dy * step
    return list(zip(xs, ys, strict=True))


def _repulsion(xs: list[float], ys: list[float], length: float) -> list[list[float]]:
    """How the nodes push each other away."""
    square, reach = length * length, (length * 9) ** 2
    push = [[0.0, 0.0] for _ in xs]
    for first, (x, y) in enumerate(zip(xs, ys, strict=True)):
        own = push[first]
        for second in range(first + 1, len(xs)):
            dx, dy = x - xs[second], y - ys[second]
            apart = dx * dx + dy * dy + 0.01
            if apart < reach:
                force = square / apart
                own[0] += dx * force
                own[1] += dy * force
                push[second][0] -= dx * force
                push[second][1] -= dy * force
    return push


def fitted(places: Sequence[Point], left: float, top: float, right: float, bottom: float) -> list[Point]:
    """Places moved and stretched to fill a rectangle."""
    xs, ys = [x for x, _ in places], [y for _, y in places]
    wide, high = (right - left) / (max(xs) - min(xs)), (bottom - top) / (max(ys) - min(ys))
    return [(left + (x - min(xs)) * wide, top + (y - min(ys)) * high) for x, y in places]


def clusters(sites: Iterable[tuple[int, int]]) -> list[set[tuple[int, int]]]:
    """Return the connected parts of occupied squares of a grid, largest first."""
    open_sites = set(sites)
    found = []
    while open_sites:
        queue = deque([min(open_sites)])
        open_sites.remove(queue[0])
        cluster = set(queue)
        while queue:
            x, y = queue.popleft()
            for near in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                if near in open_sites:
                    open_sites.remove(near)
                    cluster.add(near)
                    queue.append(near)
        found.append(cluster)
    return sorted(found, key=len, reverse=True)


def crowded(places: Sequence[Point], gap: float) -> list[Point]:
    """Places moved apart until hardly any two are closer than `gap`."""
    moved = [list(place) for place in places]
    for _ in range(30):
        for first, a in enumerate(moved):
            for b in moved[first + 1 :]:
                apart = distance((a[0], a[1]), (b[0], b[1]))
                if 0 < apart < gap:
                    shift = (gap - apart) / apart / 2
                    dx, dy = (a[0] - b[0]) * shift, (a[1] - b[1]) * shift
                    a[0], a[1], b[0], b[1] = a[0] + dx, a[1] + dy, b[0] - dx, b[1] - dy
    return [(x, y) for x, y in moved]
