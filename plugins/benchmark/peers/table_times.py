"""Two tables of 10^6 rows and AUROC, with the csv module or with pandas, and scikit-learn.

    python3 table_times.py make FOLDER         writes truth.csv and submission.csv
    python3 table_times.py csv|pandas FOLDER   reads both and prints AUROC and the seconds it took
"""
import sys
import time


def make(folder):
    from java_random import JavaRandom

    random = JavaRandom(20_261_128)
    with open(f"{folder}/truth.csv", "w") as labels, open(f"{folder}/submission.csv", "w") as risks:
        labels.write("id,label\n")
        risks.write("id,probability\n")
        for i in range(1_000_000):
            labels.write(f"case{1_000_000 + i},{1 if random.below(10) == 0 else 0}\n")
            risks.write(f"case{1_000_000 + i},{random.double()!r}\n")


def with_csv(folder):
    import csv

    from sklearn.metrics import roc_auc_score

    start = time.perf_counter()
    with open(f"{folder}/truth.csv", newline="") as file:
        truth = {row[0]: int(row[1]) for row in list(csv.reader(file))[1:]}
    with open(f"{folder}/submission.csv", newline="") as file:
        risks = {row[0]: float(row[1]) for row in list(csv.reader(file))[1:]}
    if truth.keys() != risks.keys() or not all(0 <= risk <= 1 for risk in risks.values()):
        raise ValueError("cases or probabilities")
    ids = sorted(truth)
    return roc_auc_score([truth[i] for i in ids], [risks[i] for i in ids]), start


def with_pandas(folder):
    import pandas
    from sklearn.metrics import roc_auc_score

    start = time.perf_counter()
    truth = pandas.read_csv(f"{folder}/truth.csv")
    risks = pandas.read_csv(f"{folder}/submission.csv")
    both = truth.merge(risks, on="id", how="outer", validate="one_to_one")
    if both.isna().any().any() or not both["probability"].between(0, 1).all():
        raise ValueError("cases or probabilities")
    return roc_auc_score(both["label"], both["probability"]), start


if sys.argv[1] == "make":
    make(sys.argv[2])
else:
    auroc, start = {"csv": with_csv, "pandas": with_pandas}[sys.argv[1]](sys.argv[2])
    print(f"{sys.argv[1]}: AUROC {auroc!r}, {time.perf_counter() - start:.3f} s")
