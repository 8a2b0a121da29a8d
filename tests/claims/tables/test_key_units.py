"""The units that keys of data spell at their end."""

import pytest

from docverify.claims.tables.key_units import tail

ROWS = [
    ("weights_gib", ("weights", "GiB")),
    ("link_gb_per_s", ("link", "GB/s")),
    ("cache_mb_per_layer", ("cache per layer", "MB")),
    ("ttft-ms", ("ttft", "ms")),
    ("cache_per_gpu_gb", ("cache per gpu", "GB")),
    ("nic_gbps", ("nic", "Gbit/s")),
    ("hbm_gbps", None),  # of a memory they are gigabytes for many
    ("n_h", None),  # heads
    ("price_per_gpu_hour", None),  # per hour
    ("tokens_per_s", None),
    ("hidden_size", None),
    ("weights gb", None),  # no key
]


@pytest.mark.parametrize(("key", "expected"), ROWS)
def test_tail(key: str, expected: tuple[str, str] | None) -> None:
    found = tail(key)
    assert (found and (found.words, found.unit)) == expected
