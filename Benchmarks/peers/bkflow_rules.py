"""The sixty rules in bkflow-feel, case by case.

    bkflow_rules.py CASES REPEATS call|trees

`call` is the whole public interface, `parse_expression`, which keeps nothing from call to call.
`trees` goes below it: the parser's trees are made before the clock starts and only evaluated.
"""
import sys

from bkflow_feel import parser, transformer
from bkflow_feel.api import parse_expression
from common import benchmark, contexts, time_cases


def main():
    path, repeats, form = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    texts = [benchmark.bkflow(rule) for _, rule in benchmark.rules()]
    cases = contexts(path)
    if form == "call":
        def evaluate(case):
            return [parse_expression(text, case) for text in texts]
    else:
        trees = [transformer.transform(parser.parse(text)) for text in texts]

        def evaluate(case):
            return [tree.evaluate(case) for tree in trees]
    time_cases(cases, evaluate, repeats)


main()
