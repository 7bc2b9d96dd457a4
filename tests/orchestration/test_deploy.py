"""The files for deployments say what Prefect and this project understand."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
import yaml
from prefect.events.schemas.automations import AutomationCore

from flows.settings import Settings

HOME = Path(__file__).parents[2]


@pytest.fixture
def deployment() -> dict[str, object]:
    """The one deployment of prefect.yaml."""
    return yaml.safe_load((HOME / "prefect.yaml").read_text(encoding="utf-8"))["deployments"][0]


def test_the_deployment_names_a_flow_and_its_settings(deployment):
    path, name = str(deployment["entrypoint"]).split(":")
    flow = getattr(import_module(path.removesuffix(".py").replace("/", ".")), name)
    flow.validate_parameters(deployment["parameters"])
    assert Settings(**deployment["parameters"]["settings"]) == Settings()


def test_one_run_at_a_time(deployment):
    assert deployment["concurrency_limit"]["limit"] == 1


def test_the_notification_is_an_automation_of_prefect():
    for each in yaml.safe_load((HOME / "deploy/notify.yaml").read_text(encoding="utf-8"))["automations"]:
        assert AutomationCore(**each).enabled
