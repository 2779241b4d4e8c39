"""What commands answer, held against each other."""

from __future__ import annotations

import json

import program


class Answers(program.Case):
    def test_summary_document(self) -> None:
        document = self.document("run", "queue.yaml")
        self.assertEqual(document["schema"], "orrery.summary/1")
        self.assertEqual(document["seed"], 7)
        requests = document["requests"]
        self.assertEqual(requests["arrived"],
                         requests["ok"] + requests["failed"] + requests["in_flight"])
        endpoint = document["endpoints"][0]
        # M/M/1 at load 0.5: 1 ms; 19,000 correlated requests know it to some percent.
        self.assertAlmostEqual(endpoint["latency_seconds"]["mean"], 1e-3, delta=2e-4)
        self.assertAlmostEqual(document["services"][0]["utilisation"], 0.5, delta=0.05)
        self.assertGreater(document["performance"]["wall_seconds"], 0)

    def test_run_equals_its_row_of_replicate(self) -> None:
        rows = self.document("replicate", "queue.yaml", "-n", "4", "--seed", "9")["rows"]
        for row in rows:
            run = self.document("run", "queue.yaml", "--seed", "9", "--replication",
                                str(row["replication"]))
            self.assertEqual(run["fingerprint"], row["fingerprint"])
            self.assertEqual(run["events"], row["events"])
            endpoint = run["endpoints"][0]
            self.assertEqual(endpoint["rate"], row["endpoints"][0]["rate"])
            self.assertEqual(endpoint["latency_seconds"]["p99"], row["endpoints"][0]["p99"])

    def test_nothing_that_must_not_matter_does(self) -> None:
        def bytes_of(*options: str) -> str:
            document = self.document("replicate", "queue.yaml", "-n", "6", *options)
            del document["performance"]
            return str(document)

        one = bytes_of("--threads", "1")
        for options in (["--threads", "4"], ["--queue", "heap"], ["--no-fast-paths"]):
            self.assertEqual(bytes_of(*options), one, options)
        self.assertNotEqual(bytes_of("--seed", "8"), one)

    def test_verify(self) -> None:
        done = self.run_program("run", "queue.yaml", "--verify")
        self.assertEqual(done.returncode, 0)
        self.assertIn("a second run agrees", done.stderr)

    def test_standard_input(self) -> None:
        from_file = self.document("run", "queue.yaml")
        done = self.run_program("run", "-", "--json", input=program.QUEUE, stdin=None)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(from_file["fingerprint"], done.stdout)

    def test_set_takes_one_word(self) -> None:
        run = self.document("run", "--set", "seed=8", "--set", "name=other", "queue.yaml")
        self.assertEqual((run["seed"], run["name"]), (8, "other"))
        self.assertEqual(self.document("run", "queue.yaml", "--seed", "8", "-s", "seed=9")["seed"],
                         8)

    def test_a_against_a(self) -> None:
        document = self.document("compare", "queue.yaml", "queue.yaml")
        self.assertEqual(document["equal_replications"], 10)
        known = [figure for figure in document["figures"] if figure["difference"]]
        self.assertGreaterEqual(len(known), 6)
        for figure in known:
            self.assertEqual(figure["difference"]["estimate"], 0)
            self.assertEqual(figure["difference"]["half_width"], 0)
        requests = document["requests"]
        self.assertEqual(requests["same_instant"], requests["both"])
        self.assertEqual(requests["same_demand"], requests["both"])

    def test_diff(self) -> None:
        self.write("longer.yaml", program.QUEUE.replace("name: queue", "name: longer"))
        same = self.document("diff", "queue.yaml", "longer.yaml")
        self.assertTrue(same["same_facts"])
        self.assertEqual([value["path"] for value in same["values"]], ["name"])
        # Arrivals after 5 s come faster in B: that is where they part, not before.
        rate = "{steps: [{at: 0s, rate: 1000/s}, {at: 5s, rate: 1500/s}]}"
        self.write("faster.yaml", program.QUEUE.replace("1000/s", rate))
        other = self.document("diff", "queue.yaml", "faster.yaml", code=1)
        self.assertFalse(other["same_facts"])
        self.assertAlmostEqual(other["first_instant_ns"] / 1e9, 5, delta=0.1)
        self.assertGreaterEqual(other["first_instant_ns"], 5_000_000_000)

    def test_diff_of_folders(self) -> None:
        self.expect(0, "run", "queue.yaml", "-o", "a", "-q")
        self.expect(0, "run", "queue.yaml", "-o", "b", "-q")
        self.expect(0, "run", "queue.yaml", "-o", "c", "-q", "--seed", "8")
        self.assertTrue(self.document("diff", "a", "b")["same_facts"])
        other = self.document("diff", "a", "c", code=1)
        self.assertEqual(other["first_window"], "0s")
        self.assertIn("seed: 7 and 8", other["conditions"])

    def test_show_is_a_scenario(self) -> None:
        text = self.expect(0, "show", "queue.yaml")
        self.assertIn("# queue.yaml:5:1", text)
        self.assertIn("# default", text)
        self.write("shown.yaml", text)
        same = self.document("diff", "queue.yaml", "shown.yaml")
        self.assertTrue(same["same_facts"])
        self.assertEqual(same["values"], [])

    def test_edge(self) -> None:
        self.write("edge.yaml", program.QUEUE.replace(
            "  shop:", "  front:\n    endpoints:\n      home:\n        - call: shop.get\n"
            "        - call: {to: shop.get, timeout: 1s}\n  shop:") +
            "traffic: {defaults: {timeout: 3s}, to: {shop: {load_balancing: random}}}\n")
        calls = self.document("show", "edge.yaml", "--edge", "front:shop")["calls"]
        self.assertEqual([call["timeout"]["value"] for call in calls], ["3s", "1s"])
        self.assertEqual([call["timeout"]["place"] for call in calls],
                         ["traffic.defaults", "call site"])
        self.assertEqual(calls[0]["load_balancing"]["place"], "traffic.to.shop")
        self.assertTrue(calls[0]["load_balancing"]["origin"].startswith("edge.yaml:"))
        entry = self.document("show", "edge.yaml", "--edge", "users:shop.get")["calls"]
        self.assertEqual(entry[0]["timeout"], {"value": "none", "place": "built-in",
                                               "origin": None})
        self.expect(2, "show", "edge.yaml", "--edge", "shop:front")

    def test_schema(self) -> None:
        text = self.expect(0, "schema")
        self.assertIn("json-schema.org", json.loads(text)["$schema"])
        self.assertIn("\"services\"", text)

    def test_list_and_version(self) -> None:
        self.assertIn("round_robin", self.expect(0, "list", "policies"))
        names = [item["name"] for item in self.document("list", "steps")["items"]]
        self.assertIn("compute", names)
        self.assertIn("rejected", self.expect(0, "list", "outcomes"))
        self.assertRegex(self.document("version")["version"], r"^\d+\.\d+\.\d+$")


if __name__ == "__main__":
    program.main()
