"""Asks Sillage and other people's libraries the same random questions, and compares every figure.

    python second_opinion.py SILLAGECTL [SEED]

The libraries are scipy, statsmodels, scikit-learn, krippendorff and pyworkforce; none of them shares code with
Sillage. A seed that is not given is drawn and printed, so that a difference can be asked again.
"""

import json
import math
import random
import subprocess
import sys
import warnings

import krippendorff
import numpy as np
from pyworkforce.queuing import ErlangC
from scipy import stats
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportions_ztest

# Relative, with one as the smallest size: the libraries themselves agree no further between versions.
TOLERANCE = 1e-6
# How many questions there are at least: less would be an opinion on nothing.
FEWEST = 2_000


def either(value):
    """None where a figure is not defined, as Sillage says it."""
    return None if value is None or math.isnan(value) else float(value)


def rates(draw):
    for _ in range(300):
        count, hours = draw.randint(0, 3_000), draw.uniform(0.05, 300)
        phi, conf = draw.uniform(1, 5), draw.choice([0.8, 0.9, 0.95, 0.99])
        tail = (1 - conf) / 2
        low = 0.0 if count == 0 else stats.gamma.ppf(tail, count / phi) * phi / hours
        high = stats.gamma.ppf(1 - tail, count / phi + 1) * phi / hours
        inputs = {"count": count, "exposure_h": hours, "conf": conf, "phi": phi}
        yield "flow.rate_ci", inputs, {"ci_low": low, "ci_high": high}


def proportions(draw):
    for _ in range(250):
        n1, n2 = draw.randint(1, 400), draw.randint(1, 400)
        x1, x2 = draw.randint(0, n1), draw.randint(0, n2)
        both = {"x_before": x1, "n_before": n1, "x_after": x2, "n_after": n2}
        z, p = proportions_ztest([x2, x1], [n2, n1]) if 0 < x1 + x2 < n1 + n2 else (None, None)
        low, high = confint_proportions_2indep(x2, n2, x1, n1, method="newcomb", compare="diff")
        yield "pilot.two_proportions", both | {"conf": 0.95}, {"z": z, "p_value": p, "ci_low": low, "ci_high": high}
        yield "pilot.fisher", both, {"p_value": stats.fisher_exact([[x1, n1 - x1], [x2, n2 - x2]])[1]}
        low, high = proportion_confint(x1, n1, method="wilson")
        yield "pilot.wilson", {"x": x1, "n": n1, "conf": 0.95}, {"ci_low": low, "ci_high": high}


def means(draw):
    for _ in range(200):
        before = [draw.gauss(5, 2) for _ in range(draw.randint(2, 30))]
        after = [draw.gauss(5.5, 3) for _ in range(draw.randint(2, 30))]
        test = stats.ttest_ind(after, before, equal_var=False)
        span = test.confidence_interval(0.95)
        told = {"t": test.statistic, "df": test.df, "p_value": test.pvalue, "ci_low": span.low, "ci_high": span.high}
        yield "pilot.welch", {"before": before, "after": after, "conf": 0.95}, told


def ranks(draw):
    for _ in range(200):
        before = [draw.gauss(5, 2) for _ in range(draw.randint(2, 30))]
        after = [draw.gauss(5.5, 3) for _ in range(draw.randint(2, 30))]
        if draw.random() < 0.5:
            # Ties.
            before, after = ([float(round(value)) for value in values] for values in (before, after))
        test = stats.mannwhitneyu(after, before, method="asymptotic")
        told = {"u_after": test.statistic, "hodges_lehmann": np.median(np.subtract.outer(after, before))}
        if not math.isnan(test.pvalue):
            told["p_value_asymptotic"] = test.pvalue
        tied = len(set(before + after)) < len(before + after)
        told["p_value_exact"] = None if tied else stats.mannwhitneyu(after, before, method="exact").pvalue
        yield "pilot.mann_whitney", {"before": before, "after": after}, told
    for _ in range(150):
        pairs = [(draw.gauss(5, 2), draw.gauss(5.5, 2)) for _ in range(draw.randint(3, 25))]
        test = stats.wilcoxon([after - before for before, after in pairs], method="exact")
        inputs = {"pairs": [{"before": before, "after": after} for before, after in pairs]}
        yield "pilot.wilcoxon_paired", inputs, {"w": test.statistic, "p_value": test.pvalue}


def agreement(draw):
    levels = [1, 2, 3, 4]

    def near(level):
        return min(4, max(1, level + draw.choice([-1, 0, 0, 1])))

    def with_holes(ratings, share):
        return [None if draw.random() < share else rating for rating in ratings]

    for _ in range(200):
        first = [draw.choice(levels) for _ in range(draw.randint(2, 40))]
        second, third = [near(level) for level in first], [near(level) for level in first]
        for weights in ("linear", "quadratic"):
            kappa = cohen_kappa_score(first, second, labels=levels, weights=weights)
            inputs = {"rater_a": first, "rater_b": second, "categories": levels, "weights": weights}
            yield "agreement.weighted_kappa", inputs, {"kappa": either(kappa)}
        ratings = [with_holes(first, 0.2), with_holes(second, 0.2), with_holes(third, 0.3)]
        values = np.array([[np.nan if rating is None else rating for rating in row] for row in ratings], float)
        pairable = [column[~np.isnan(column)] for column in values.T if (~np.isnan(column)).sum() > 1]
        if len(np.unique(np.concatenate(pairable or [[]]))) < 2:
            # Nothing to disagree about: the library refuses to answer.
            continue
        for level in ("nominal", "ordinal", "interval"):
            alpha = krippendorff.alpha(values, level_of_measurement=level)
            yield "agreement.krippendorff_alpha", {"ratings": ratings, "level": level}, {"alpha": either(alpha)}


def several(draw):
    for _ in range(100):
        p_values = [draw.random() ** 2 for _ in range(draw.randint(1, 9))]
        yield "pilot.holm", {"p_values": p_values}, {"adjusted": list(multipletests(p_values, method="holm")[1])}
    for _ in range(60):
        pilot = [(draw.gauss(20, 3), draw.gauss(23, 3)) for _ in range(draw.randint(2, 6))]
        control = [(draw.gauss(20, 3), draw.gauss(21, 3)) for _ in range(draw.randint(2, 6))]
        gains = [[after - before for before, after in units] for units in (pilot, control)]

        def difference(u, v, axis):
            return np.mean(u, axis=axis) - np.mean(v, axis=axis)

        permuted = stats.permutation_test(gains, difference, vectorized=True, n_resamples=np.inf)
        test = stats.ttest_ind(*gains, equal_var=False)
        inputs = {
            name: [{"before": before, "after": after} for before, after in units]
            for name, units in (("pilot", pilot), ("control", control))
        }
        told = {"p_permutation": permuted.pvalue, "t": test.statistic, "df": test.df, "p_welch": test.pvalue}
        yield "pilot.did_units", inputs | {"conf": 0.95}, told


def queue(arrivals_per_h, aht_s, wait_s):
    return ErlangC(transactions=arrivals_per_h, aht=aht_s / 60, asa=wait_s / 60, interval=60)


def queues(draw):
    for _ in range(300):
        arrivals, aht, wait = draw.uniform(0.5, 600), draw.uniform(20, 1_500), draw.uniform(1, 400)
        load = arrivals * aht / 3_600
        staff = int(load) + draw.randint(1, 12)
        other = queue(arrivals, aht, wait)
        waits = other.waiting_probability(staff)
        told = {
            "p_wait": waits,
            "service_level": other.service_level(staff),
            "occupancy": other.achieved_occupancy(staff),
            "asa_s": waits * aht / (staff - load),
        }
        inputs = {"arrivals_per_h": arrivals, "aht_s": aht, "staff": staff, "target_wait_s": wait}
        yield "staffing.erlang_c", inputs, told


def least(other, load, goal, most):
    """Whether a number of people serves, and one less would not."""

    def serves(staff):
        return staff > load and load / staff <= most and other.service_level(staff) >= goal

    return lambda outputs: serves(outputs["staff"]) and (outputs["staff"] == 1 or not serves(outputs["staff"] - 1))


def needs(draw):
    """Needed people. pyworkforce begins its search above the load rounded, so it may name one too many: what it says of
    a number of people is asked instead, for the number named and for one less."""
    for _ in range(200):
        arrivals, aht, wait = draw.uniform(0.5, 300), draw.uniform(20, 900), draw.uniform(5, 300)
        goal, most = draw.uniform(0.5, 0.98), draw.uniform(0.6, 1.0)
        inputs = {
            "arrivals_per_h": arrivals, "aht_s": aht, "target_sl": goal, "target_wait_s": wait,
            "max_occupancy": most, "min_staff": 1,
        }
        holds = least(queue(arrivals, aht, wait), arrivals * aht / 3_600, goal, most)
        yield "staffing.required", inputs, {"is the least that serves": holds}


FAMILIES = (rates, proportions, means, ranks, agreement, several, queues, needs)


def agree(mine, other):
    if mine is None or other is None:
        return mine is None and other is None
    if isinstance(other, list):
        return len(mine) == len(other) and all(agree(one, two) for one, two in zip(mine, other))
    return abs(mine - other) <= TOLERANCE * max(1.0, abs(other))


def ask(program, questions):
    lines = [json.dumps({"id": at, "method": method, "inputs": inputs}) for at, (method, inputs, _) in enumerate(questions)]
    run = subprocess.run([program, "method", "--lines"], input="\n".join(lines), capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in run.stdout.splitlines() if line]
    return {answer["id"]: answer for answer in answers}


def compare(question, answer):
    """What differs, as sentences."""
    method, inputs, told = question
    if "outputs" not in answer:
        return [f"{method} {json.dumps(inputs)}: {answer.get('error')}"]
    outputs, found = answer["outputs"], []
    for name, other in told.items():
        if callable(other):
            if not other(outputs):
                found.append(f"{method} {json.dumps(inputs)}: not so: {name}: {json.dumps(outputs)}")
        elif not agree(outputs.get(name), other):
            found.append(f"{method} {json.dumps(inputs)}: {name} is {outputs.get(name)}, others say {other}")
    return found


def main(program, seed):
    # The libraries warn of small samples and ties; both are asked about on purpose.
    warnings.filterwarnings("ignore")
    print(f"seed {seed}")
    draw = random.Random(seed)
    questions = [question for family in FAMILIES for question in family(draw)]
    answers = ask(program, questions)
    differences, methods, differing = [], set(), set()
    for at, question in enumerate(questions):
        found = compare(question, answers.get(at, {"error": "no answer"}))
        differences += found
        methods.add(question[0])
        if found:
            differing.add(question[0])
    for difference in differences[:20]:
        print(difference[:1_000])
    print(f"{len(questions)} questions, {len(differences)} figures differ")
    print(f"Tests {len(differing)} failed | {len(methods - differing)} passed ({len(methods)} methods)")
    if len(questions) < FEWEST:
        sys.exit(f"fewer than {FEWEST} questions were asked")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10**9))
