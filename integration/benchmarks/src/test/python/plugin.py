"""The plugin of these benchmarks, written with Kismet's Python library (2020.10.01, which speaks v0)."""

import argparse
import os

import kismetexternal


class BenchmarkPlugin:
    def __init__(self):
        parser = argparse.ArgumentParser()
        parser.add_argument("--in-fd", type=int, dest="infd")
        parser.add_argument("--out-fd", type=int, dest="outfd")
        self.batch = int(os.environ.get("BENCHMARK_BATCH", "1"))
        self.heard = 0
        self.kismet = kismetexternal.ExternalInterface(parser.parse_args())

    def run(self):
        self.kismet.start()
        self.kismet.add_uri_handler("GET", "/benchmarks/small", self.answer)
        self.kismet.add_event_handler("BENCHMARK", self.count)
        self.kismet.run()

    def answer(self, kismet, request):
        kismet.send_http_response(request.req_id, b"s" * 200)

    def count(self, event, content):
        self.heard += 1
        if self.heard % self.batch == 0:
            self.kismet.send_message("heard")


BenchmarkPlugin().run()
