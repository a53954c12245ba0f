"""Times scikit-learn on what RankBenchmark and TableBenchmark do: python3 rank_times.py"""
import csv
import tempfile
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


def tables(folder):
    with open(f"{folder}/truth.csv", newline="") as file:
        truth = {row["id"]: int(row["label"]) for row in csv.DictReader(file)}
    with open(f"{folder}/submission.csv", newline="") as file:
        risks = {row["id"]: float(row["probability"]) for row in csv.DictReader(file)}
    ids = sorted(truth)
    roc_auc_score([truth[i] for i in ids], [risks[i] for i in ids])


print("AUROC of 10^6", best(lambda: roc_auc_score(events, scores)))
print("average precision of 10^6", best(lambda: average_precision_score(events, scores)))
print("AUROC of 1 000 replicates of 10^4", best(replicates, 1))
with tempfile.TemporaryDirectory() as made:
    with open(f"{made}/truth.csv", "w") as labels, open(f"{made}/submission.csv", "w") as risks:
        labels.write("id,label\n")
        risks.write("id,probability\n")
        for i in range(n):
            labels.write(f"case{n + i},{events[i]}\n")
            risks.write(f"case{n + i},{float(random.rand())!r}\n")
    print("two tables of 10^6 rows and AUROC", best(lambda: tables(made), 2))
