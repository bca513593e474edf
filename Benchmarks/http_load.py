#!/usr/bin/env python3
"""Serve the same 12,000 towns with Qala, Datasette, Django and nginx, compare answers, then load them in turn with wrk.

usage: http_load.py --qala PROGRAM --data DIR --bench DIR --bin VENV/bin [--secs 3] [--rounds 3] [--out F.jsonl]
       [--only WORK;…]

DIR of --data holds stats.db and register.csv, DIR of --bench the peer `http/django_app.py`. All servers stand at once
and wait; a round visits every address once, so that a change of the machine's load meets all of them. Figures: medians
over the rounds of requests per second, p50, p99 and processor time of the server a request, from /proc/PID/stat.
"""
import argparse
import json
import os
import re
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

from http_register import FIRST, country

HERTZ = os.sysconf("SC_CLK_TCK")
SERVERS = {"qala": 8301, "datasette": 8302, "django": 8303, "nginx": 8304}


def arguments():
    parser = argparse.ArgumentParser()
    for name in ("qala", "data", "bench", "bin"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--secs", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--conns", type=int, default=32)
    parser.add_argument("--only")
    parser.add_argument("--out")
    return parser.parse_args()


def nginx(database, folder):
    """nginx with one worker and one JSON row as a file: what the machine can do at most."""
    os.chmod(folder, 0o755)
    rows = sqlite3.connect(database)
    rows.row_factory = sqlite3.Row
    with open(f"{folder}/7.json", "w", encoding="utf-8") as file:
        json.dump(dict(rows.execute("select * from cities where id = 7").fetchone()), file, ensure_ascii=False)
    with open(f"{folder}/nginx.conf", "w", encoding="utf-8") as file:
        file.write(f"""worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log; daemon off; user root;
            events {{ worker_connections 1024; }}
            http {{ access_log off; keepalive_requests 100000000; open_file_cache max=100;
              server {{ listen 127.0.0.1:{SERVERS["nginx"]}; root {folder}; }} }}""")
    return ["nginx", "-c", f"{folder}/nginx.conf"]


def commands(args, folder):
    database = f"{args.data}/stats.db"
    port = {name: str(number) for name, number in SERVERS.items()}
    return {
        "qala": [args.qala, "serve", "--port", port["qala"], "--register", f"{args.data}/register.csv"],
        "datasette": [f"{args.bin}/datasette", "serve", "-i", database, "-p", port["datasette"],
                      "--setting", "num_sql_threads", "3"],
        "django": [f"{args.bin}/gunicorn", "-w", "2", "-b", "127.0.0.1:" + port["django"], "--log-level", "warning",
                   "--chdir", f"{args.bench}/http", "django_app:application"],
        "nginx": nginx(database, folder),
    }


def works(database):
    """The addresses of each kind of work; the country is the one with nearest to 100 towns."""
    counts = sqlite3.connect(database).execute("select country, count(*) from cities group by 1").fetchall()
    code, rows = min(counts, key=lambda pair: abs(pair[1] - 100))
    ours = country(code)
    print(f"country {code} = {ours}: {rows} towns")
    return code, {
        "JSON row": {"qala": f"/en/towns/town-{FIRST + 7}.json", "datasette": "/stats/cities/7.json?_shape=array",
                     "django": "/api/cities/7.json", "nginx": "/7.json"},
        "JSON row, a random town": {"qala": ("/en/towns/town-", ".json", FIRST), "django": ("/api/cities/", ".json", 0),
                                    "datasette": ("/stats/cities/", ".json?_shape=array", 0)},
        "JSON rows of a country": {
            "qala": f"/en/towns.json?country={ours}", "django": f"/api/cities.json?country={code}",
            "datasette": f"/stats/cities.json?_shape=array&country__exact={code}&_size={rows}"},
        "town page, HTML": {
            "qala": f"/en/towns/town-{FIRST + 7}", "datasette": "/stats/cities/7", "django": "/cities/7"},
        "town page, HTML, a random town": {
            "qala": ("/en/towns/town-", "", FIRST), "datasette": ("/stats/cities/", "", 0),
            "django": ("/cities/", "", 0)},
        "table page, HTML, 50 rows": {"qala": f"/en/towns?country={ours}",
                                      "datasette": f"/stats/cities?country__exact={code}&_size=50"},
    }


def get(server, path):
    with urllib.request.urlopen(f"http://127.0.0.1:{SERVERS[server]}{path}", timeout=30) as reply:
        return reply.read().decode()


def compare(code):
    """Ends the run unless names, populations and countries are the same through our JSON and the peers'."""
    for number in (0, 1, 7, 4711, 11_999):
        ours = json.loads(get("qala", f"/en/towns/town-{FIRST + number}.json"))
        mine = (ours["name"]["en"], ours["population"], ours["country"])
        table = json.loads(get("datasette", f"/stats/cities/{number}.json?_shape=array"))[0]
        model = json.loads(get("django", f"/api/cities/{number}.json"))
        for peer in (table, model):
            theirs = (peer["name"], peer["population"], country(peer["country"]))
            if mine != theirs:
                sys.exit(f"town {number} differs: {mine} and {theirs}")
        if mine[0] not in get("qala", f"/en/towns/town-{FIRST + number}"):
            sys.exit(f"town {number}: its page does not name it")
    ours = json.loads(get("qala", f"/en/towns.json?country={country(code)}"))
    theirs = json.loads(get("datasette", f"/stats/cities.json?_shape=array&country__exact={code}&_size=1000"))
    if sorted((r["name"]["en"], r["population"]) for r in ours) != sorted((r["name"], r["population"]) for r in theirs):
        sys.exit("the towns of a country differ")
    print(f"equal: 5 towns and the {len(ours)} towns of {code}")


def tree(pid):
    pids = [pid]
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/children", encoding="ascii") as file:
            pids += [found for child in file.read().split() for found in tree(int(child))]
    return pids


def cpu(pids):
    ticks = 0
    for pid in pids:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / HERTZ


def memory(pids, field):
    kib = 0
    for pid in pids:
        name = "status" if field == "VmHWM" else "smaps_rollup"
        with open(f"/proc/{pid}/{name}", encoding="ascii", errors="replace") as file:
            kib += int(re.search(rf"^{field}:\s+(\d+)", file.read(), re.M).group(1))
    return kib / 1024


def milliseconds(text):
    number, unit = re.match(r"([\d.]+)(us|ms|s|m)", text).groups()
    return float(number) * {"us": 1e-3, "ms": 1, "s": 1e3, "m": 6e4}[unit]


def load(server, path, secs, conns, folder, pids):
    """One wrk run: requests per second, p50, p99, server processor time a request, refusals."""
    command = ["wrk", "-t1", f"-c{conns}", f"-d{secs}s", "--latency"]
    if isinstance(path, tuple):
        script = f"{folder}/random.lua"
        with open(script, "w", encoding="ascii") as file:
            town = f"math.random({path[2]}, {path[2] + 11_999})"
            file.write(f'request = function() return wrk.format("GET", "{path[0]}" .. {town} .. "{path[1]}") end')
        command += ["-s", script]
        path = "/"
    before = cpu(pids)
    text = subprocess.run(
        [*command, f"http://127.0.0.1:{SERVERS[server]}{path}"], capture_output=True, text=True, check=True).stdout
    used = cpu(pids) - before
    done = int(re.search(r"(\d+) requests in", text).group(1))
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    return {
        "rps": float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1)),
        "p50": milliseconds(re.search(r"^ +50% +(\S+)", text, re.M).group(1)),
        "p99": milliseconds(re.search(r"^ +99% +(\S+)", text, re.M).group(1)),
        "us": used / max(done, 1) * 1e6, "refused": int(refused.group(1)) if refused else 0,
    }


def wait(port):
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            return
        except OSError:
            time.sleep(0.1)
    sys.exit(f"nobody listens on {port}")


def report(work, server, runs, out):
    middle = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
    least = min(run["p99"] for run in runs)
    print(f"{work:32s} {server:10s} {middle['rps']:9.0f} req/s  p50 {middle['p50']:8.2f}  p99 {middle['p99']:8.2f}"
          f" (best {least:.2f}) ms  {middle['us']:8.1f} us/req  refused {middle['refused']:.0f}", flush=True)
    if out:
        with open(out, "a", encoding="ascii") as file:
            file.write(json.dumps({"work": work, "server": server, "runs": runs}) + "\n")
    return middle


def main():
    args = arguments()
    folder = tempfile.mkdtemp(prefix="qala-http")
    environment = dict(os.environ, DB=f"{args.data}/stats.db", PYTHONPATH=f"{args.bench}/http")
    started = {}
    try:
        for name, command in commands(args, folder).items():
            with open(f"{folder}/{name}.log", "wb") as log:
                started[name] = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
        for name in started:
            wait(SERVERS[name])
        time.sleep(1)
        for name, process in started.items():
            if process.poll() is not None:
                sys.exit(f"{name} ended with {process.returncode}")
        code, work = works(f"{args.data}/stats.db")
        compare(code)
        pids = {name: tree(process.pid) for name, process in started.items()}
        print("load average", os.getloadavg(), " before load, MiB:",
              {name: round(memory(found, "Pss"), 1) for name, found in pids.items()}, flush=True)
        chosen = {name: work[name] for name in (args.only.split(";") if args.only else work)}
        runs = {}
        for number in range(args.rounds + 1):
            for name, addresses in chosen.items():
                for server, path in addresses.items():
                    # The first round warms up.
                    run = load(server, path, args.secs if number else 1, args.conns, folder, pids[server])
                    if number:
                        runs.setdefault((name, server), []).append(run)
        middle = {key: report(*key, found, args.out) for key, found in runs.items()}
        for (name, server), figures in middle.items():
            if server != "qala":
                print(f"{name}: qala / {server} = {middle[name, 'qala']['rps'] / max(figures['rps'], 0.1):.1f}")
        print("load average", os.getloadavg(), " after load, MiB:",
              {name: round(memory(found, "Pss"), 1) for name, found in pids.items()},
              " qala resident", round(memory(pids["qala"], "Rss"), 1), "peak", round(memory(pids["qala"], "VmHWM"), 1))
    finally:
        for process in started.values():
            process.terminate()
        for process in started.values():
            process.wait(20)


if __name__ == "__main__":
    main()
