"""The sixty rules in zen-engine, case by case: every expression is compiled before the clock starts.

    zen_rules.py CASES REPEATS list|decision|loop

`list` makes one compiled expression, a list of all sixty, and hands each case over as JSON text,
which zen-engine takes in faster than a dictionary: the fastest way there is. `decision` asks a
decision with one node of sixty expressions, the way the engine is meant to be used; `loop` asks
sixty compiled expressions one after another.
"""
import json
import sys

import zen
from common import benchmark, contexts, time_cases


def decision(texts):
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {
            "id": "rules", "name": "rules", "type": "expressionNode",
            "content": {
                "expressions": [
                    {"id": str(n), "key": f"r{n}", "value": text} for n, text in enumerate(texts)
                ]
            },
        },
        {"id": "out", "name": "out", "type": "outputNode"},
    ]
    edges = [
        {"id": "1", "sourceId": "in", "targetId": "rules", "type": "edge"},
        {"id": "2", "sourceId": "rules", "targetId": "out", "type": "edge"},
    ]
    content = zen.ZenDecisionContent(json.dumps({"nodes": nodes, "edges": edges}))
    return zen.ZenEngine().create_decision(content)


def main():
    path, repeats, form = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    texts = [benchmark.zen(rule) for _, rule in benchmark.rules()]
    cases = [json.dumps(context) for context in contexts(path)]
    if form == "list":
        evaluate = zen.compile_expression(f"[{', '.join(texts)}]").evaluate
    elif form == "decision":
        compiled, keys = decision(texts), [f"r{n}" for n in range(len(texts))]

        def evaluate(case):
            result = compiled.evaluate(case)["result"]
            return [result[key] for key in keys]
    else:
        expressions = [zen.compile_expression(text) for text in texts]

        def evaluate(case):
            return [expression.evaluate(case) for expression in expressions]
    time_cases(cases, evaluate, repeats)


main()
