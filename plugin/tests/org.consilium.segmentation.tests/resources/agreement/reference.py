# Figures of rater agreement by NumPy, SciPy and statsmodels, beside which AgreementReferenceTest holds Consilium's:
#   python3 reference.py made made.csv > made.properties
#   python3 reference.py FOLDER lidc.csv > lidc.properties      (FOLDER: cases as lidc_dev_4site has them)
# and then, for the intraclass correlation, Rscript icc.R made.csv >> made.properties
import csv, itertools, os, struct, sys, zlib
import numpy as np
from scipy import ndimage, stats
from statsmodels.stats.inter_rater import fleiss_kappa


def made():
    y, x = np.mgrid[0:32, 0:32]
    for i in range(12):
        masks = {}
        for j, rater in enumerate("ABCD"):
            if (i + 3 * j) % 5 != 0 or i > 8:
                masks[rater] = (y - 16) ** 2 + (x - 15 - j % 2) ** 2 <= (5 + (3 * i + 2 * j) % 5 + i // 4) ** 2
        yield "p%d" % (i // 2), masks


def png(path):
    data, i, body = open(path, "rb").read(), 8, b""
    while i < len(data):
        size, kind = struct.unpack(">I", data[i:i + 4])[0], data[i + 4:i + 8]
        chunk = data[i + 8:i + 8 + size]
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", chunk[:10])
            assert depth in (1, 8) and colour == 0
        if kind == b"IDAT":
            body += chunk
        i += 12 + size
    raw, stride, rows, before = zlib.decompress(body), (width * depth + 7) // 8, [], None
    for r in range(height):
        line = bytearray(raw[r * (stride + 1) + 1:(r + 1) * (stride + 1)])
        kind = raw[r * (stride + 1)]
        before = before or bytearray(stride)
        for k in range(stride):
            a, b, c = (line[k - 1] if k else 0), before[k], (before[k - 1] if k else 0)
            p = a + b - c
            nearest = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
            line[k] = (line[k] + (0, a, b, (a + b) // 2, nearest)[kind]) & 255
        rows.append(np.frombuffer(bytes(line), np.uint8))
        before = line
    pixels = np.stack(rows)
    return pixels > 0 if depth == 8 else np.unpackbits(pixels, axis=1)[:, :width] > 0


def folder(path):
    patients = {row["id"]: row["patient"] for row in csv.DictReader(open(path + "/index.tsv"), delimiter="\t")}
    for case in sorted(patients):
        files = sorted(f for f in os.listdir(path + "/" + case) if f.startswith("rater_"))
        yield patients[case], {f[6:-4]: png("%s/%s/%s" % (path, case, f)) for f in files}


def distances(a, b):
    cross = ndimage.generate_binary_structure(2, 1)
    edge_a, edge_b = a & ~ndimage.binary_erosion(a, cross), b & ~ndimage.binary_erosion(b, cross)
    return ndimage.distance_transform_edt(~edge_b)[edge_a]


def show(name, value):
    print("%s=%.17g" % (name, value))


cases = list(made() if sys.argv[1] == "made" else folder(sys.argv[1]))
raters = sorted(set(r for _, masks in cases for r in masks))
for a, b in itertools.combinations(raters, 2):
    figures, differences, groups = [], [], {}
    for patient, masks in cases:
        if a in masks and b in masks:
            m, n = masks[a], masks[b]
            there, back = distances(m, n), distances(n, m)
            close = (there <= 1 + 1e-9).sum() + (back <= 1 + 1e-9).sum()
            figures.append([2 * (m & n).sum() / (m.sum() + n.sum()), (m & n).sum() / (m | n).sum(),
                            close / (len(there) + len(back)), max(np.percentile(there, 95), np.percentile(back, 95)),
                            (there.sum() + back.sum()) / (len(there) + len(back))])
            d = float(n.sum()) - m.sum()
            differences.append(d)
            groups.setdefault(patient, []).append(d)
    show("%s.%s.cases" % (a, b), len(figures))
    for name, value in zip(["dice", "iou", "surface_dice", "hd95", "assd"], np.mean(figures, 0)):
        show("%s.%s.%s" % (a, b, name), value)
    mean, count, people = np.mean(differences), len(differences), list(groups.values())
    between = sum(len(g) * (np.mean(g) - mean) ** 2 for g in people) / (len(people) - 1)
    within = sum(((np.array(g) - np.mean(g)) ** 2).sum() for g in people) / (count - len(people))
    share = (count ** 2 - sum(len(g) ** 2 for g in people)) / ((len(people) - 1) * count)
    deviation = (within + max(0, (between - within) / share)) ** 0.5
    for name, value in [("bias", mean), ("standard_deviation", deviation),
                        ("lower_limit", mean - stats.norm.ppf(0.975) * deviation),
                        ("upper_limit", mean + stats.norm.ppf(0.975) * deviation)]:
        show("%s.%s.%s" % (a, b, name), value)


def alpha(units, distance):
    units = [u for u in units if len(u) > 1]
    observed = sum(distance(np.array(u)) / (len(u) - 1) for u in units)
    everything = np.concatenate(units)
    return 1 - observed / (distance(everything) / (len(everything) - 1))


def unequal(values):
    ones = values.sum()
    return 2.0 * ones * (len(values) - ones)


def squared(values):
    return ((values[:, None] - values[None]) ** 2).sum()


sizes = [len(masks) for _, masks in cases]
common = max(set(s for s in sizes if s > 1), key=lambda s: (sizes.count(s), s))
show("fleiss.raters", common)
show("fleiss.cases", sizes.count(common))
for scope in ["whole", "outlined"]:
    table, units, ratings, ones, disagreement = [], [], 0.0, 0.0, 0.0
    for _, masks in cases:
        marks = np.sum([m.astype(int) for m in masks.values()], 0).ravel()
        marks = marks[marks > 0] if scope == "outlined" else marks
        m = len(masks)
        if m == common:
            table.append(np.stack([m - marks, marks], 1))
        if m > 1:
            ratings, ones = ratings + m * len(marks), ones + marks.sum()
            disagreement += (2 * marks * (m - marks) / (m - 1)).sum()
    show("fleiss." + scope, fleiss_kappa(np.concatenate(table)))
    show("alpha." + scope, 1 - disagreement / (2 * ones * (ratings - ones) / (ratings - 1)))
show("alpha.area", alpha([[float(m.sum()) for m in masks.values()] for _, masks in cases], squared))
for rater in raters:
    dice, excess, total = [], [], 0.0
    for _, masks in cases:
        others = [m.astype(float) for r, m in masks.items() if r != rater]
        if rater in masks and len(others) > 1:
            mean = np.mean(others, 0)
            outline = (mean > 0.5) + 0.5 * (mean == 0.5)
            dice.append(2 * (outline * masks[rater]).sum() / (outline.sum() + masks[rater].sum()))
            excess.append(masks[rater].sum() - outline.sum())
            total += outline.sum()
    show(rater + ".compared", len(dice))
    show(rater + ".dice", np.mean(dice))
    show(rater + ".area_bias", np.mean(excess))
    show(rater + ".area_bias_percent", 100 * np.sum(excess) / total)
with open(sys.argv[2], "w") as file:
    file.write(",".join(raters) + "\n")
    for _, masks in cases:
        if len(masks) == len(raters):
            file.write(",".join(str(masks[r].sum()) for r in raters) + "\n")
