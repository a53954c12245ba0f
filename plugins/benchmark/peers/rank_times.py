"""Times scikit-learn on what RankBenchmark does: python3 rank_times.py"""
import time

import numpy as np
from sklearn.metrics import average_precision_score, roc_auc_score

random = np.random.RandomState(20261128)
n = 1_000_000
events = (random.rand(n) < 0.1).astype(int)
scores = random.randn(n) + events


def best(call, rounds=5):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return f"{min(times):.3f} s"


def replicates(few=10_000, rounds=1_000):
    for _ in range(rounds):
        drawn = random.randint(0, few, few)
        roc_auc_score(events[drawn], scores[drawn])


print("AUROC of 10^6", best(lambda: roc_auc_score(events, scores)))
print("average precision of 10^6", best(lambda: average_precision_score(events, scores)))
print("AUROC of 1 000 replicates of 10^4", best(replicates, 1))
