"""Does what it is told by the benchmark, one JSON line after another: see PythonContender.swift."""
import importlib.metadata
import json
import platform
import re
import sys
from time import perf_counter_ns


class Re:
    """Each rule is a compiled pattern, tried one after another."""

    version = platform.python_version()

    def load(self, rules):
        self.searches = [re.compile(rule, re.IGNORECASE).search for rule in rules]

    def prepare(self, texts):
        return texts

    def winner(self, text):
        for index, search in enumerate(self.searches):
            if search(text):
                return index
        return None


class Zen:
    """One decision table: the first row whose cell holds."""

    def __init__(self):
        import zen

        self.engine = zen.ZenEngine()
        self.version = importlib.metadata.version("zen-engine")

    def load(self, rules):
        def node(name, kind, **content):
            return {"id": name, "name": name, "type": kind, "position": {"x": 0, "y": 0}, **content}

        table = {
            "hitPolicy": "first",
            "inputs": [{"id": "text", "name": "text", "type": "expression", "field": "text"}],
            "outputs": [{"id": "rule", "name": "rule", "type": "expression", "field": "rule"}],
            "rules": [{"_id": str(i), "text": cell, "rule": str(i)} for i, cell in enumerate(rules)],
        }
        graph = {
            "nodes": [
                node("in", "inputNode"),
                node("table", "decisionTableNode", content=table),
                node("out", "outputNode"),
            ],
            "edges": [
                {"id": "1", "type": "edge", "sourceId": "in", "targetId": "table"},
                {"id": "2", "type": "edge", "sourceId": "table", "targetId": "out"},
            ],
        }
        self.decision = self.engine.create_decision(json.dumps(graph))

    def prepare(self, texts):
        # Its language has no comparison without regard to case: that is left to whoever asks.
        return [{"text": text.lower()} for text in texts]

    def winner(self, context):
        return self.decision.evaluate(context)["result"].get("rule")


def measure(engine, texts, seconds):
    times = []
    begin = perf_counter_ns()
    end = begin + int(seconds * 1e9)
    index = 0
    while texts and len(times) < 20_000:
        start = perf_counter_ns()
        engine.winner(texts[index])
        stop = perf_counter_ns()
        times.append(stop - start)
        if stop > end and (len(times) >= 5 or stop - begin > 500_000_000):
            break
        index = (index + 1) % len(texts)
    return times


def main():
    engines = {}
    texts = {}
    for line in sys.stdin:
        command = json.loads(line)
        name = command["engine"]
        try:
            answer = {}
            match command["do"]:
                case "start":
                    engines[name] = {"re": Re, "zen": Zen}[name]()
                    answer = {"version": engines[name].version}
                case "load":
                    engines[name].load(command["rules"])
                case "take":
                    texts[name] = {key: engines[name].prepare(command[key]) for key in ("hits", "misses")}
                case "measure":
                    answer = {"times": measure(engines[name], texts[name][command["texts"]], command["seconds"])}
                case "winners":
                    answer = {"winners": [engines[name].winner(text) for text in texts[name]["hits"]]}
        except Exception as error:  # Whatever it is, the benchmark goes on without this engine.
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


main()
