from __future__ import annotations

from itertools import pairwise

from planner.charts.layering import Link, laid_out, layers_by_longest_path, longest_chain


def test_a_node_stands_after_the_longest_chain_that_leads_to_it() -> None:
    links = [Link("a", "b", 1), Link("b", "c", 1), Link("a", "c", 1)]
    assert layers_by_longest_path(["a", "b", "c"], links) == {"a": 0, "b": 1, "c": 2}
    assert longest_chain(["a", "b", "c"], links) == 3
    assert longest_chain([], []) == 0


def test_a_node_that_begins_a_chain_stands_next_to_its_first_use() -> None:
    links = [Link("a", "b", 1), Link("b", "c", 1), Link("late", "c", 1)]
    assert layers_by_longest_path(["a", "b", "c", "late"], links)["late"] == 1


def test_corequisites_may_share_a_layer_and_a_cycle_does() -> None:
    links = [Link("a", "b", 0), Link("b", "a", 0), Link("b", "c", 1), Link("c", "d", 0)]
    assert layers_by_longest_path(["a", "b", "c", "d"], links) == {"a": 0, "b": 0, "c": 1, "d": 1}


def test_a_cycle_of_prerequisites_does_no_harm() -> None:
    links = [Link("a", "b", 1), Link("b", "a", 1), Link("b", "c", 1)]
    assert layers_by_longest_path(["a", "b", "c"], links) == {"a": 0, "b": 0, "c": 1}


def test_the_stricter_of_two_links_between_the_same_nodes_counts() -> None:
    for links in ([Link("a", "b", 1), Link("a", "b", 0)], [Link("a", "b", 0), Link("a", "b", 1)]):
        assert layers_by_longest_path(["a", "b"], links) == {"a": 0, "b": 1}


def test_nodes_of_a_layer_keep_their_distance() -> None:
    nodes = ["a", *(f"b{number}" for number in range(5))]
    links = [Link("a", node, 1) for node in nodes[1:]]
    layout = laid_out(nodes, links, layers_by_longest_path(nodes, links))
    heights = sorted(layout.places[node][1] for node in nodes[1:])
    assert all(other - one >= 1 - 1e-9 for one, other in pairwise(heights))
    assert layout.places["a"][1] == (heights[0] + heights[-1]) / 2
    assert (layout.layers, min(height for _, height in layout.places.values())) == (2, 0)


def test_parallel_chains_do_not_cross() -> None:
    nodes = ["a1", "b1", "b2", "a2"]
    links = [Link("a1", "a2", 1), Link("b1", "b2", 1)]
    places = laid_out(nodes, links, layers_by_longest_path(nodes, links)).places
    assert (places["a1"][1] < places["b1"][1]) == (places["a2"][1] < places["b2"][1])


def test_a_long_edge_bends_around_the_layer_between() -> None:
    nodes = ["a", "b", "c"]
    links = [Link("a", "b", 1), Link("b", "c", 1), Link("a", "c", 1)]
    layout = laid_out(nodes, links, layers_by_longest_path(nodes, links))
    route = layout.routes["a", "c"]
    assert [layer for layer, _ in route] == [0, 1, 2]
    assert abs(route[1][1] - layout.places["b"][1]) >= 0.5


def test_nodes_of_a_cycle_stand_together() -> None:
    nodes = ["x", "a", "y", "b"]
    links = [Link("a", "b", 0), Link("b", "a", 0)]
    places = laid_out(nodes, links, layers_by_longest_path(nodes, links)).places
    assert abs(places["a"][1] - places["b"][1]) == 1


def test_an_edge_backwards_has_its_route_too() -> None:
    layout = laid_out(["a", "b"], [Link("a", "b", 1)], {"a": 2, "b": 0})
    assert [layer for layer, _ in layout.routes["a", "b"]] == [2, 1, 0]


def test_no_nodes_have_no_layers() -> None:
    assert laid_out([], [], {}).layers == 0
