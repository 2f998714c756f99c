"""Every setting is read once, and what is wrong with one is said in a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr, ValidationError

from bot.config.settings import Settings, is_loopback
from domain.phone import parse_number


@pytest.fixture(autouse=True)
def _no_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No `.env` and no variable of this machine reaches a test."""
    monkeypatch.chdir(tmp_path)


def fault(**given: Any) -> str:
    """What is said of settings that cannot be."""
    with pytest.raises(ValidationError) as refused:
        Settings(**given)
    [error] = refused.value.errors()
    return str(error["msg"])


def test_settings_come_from_the_environment_and_the_env_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(
        "RAMAL_HTTP_PORT=9090\nRAMAL_TIME_ZONE=America/Manaus\nOTHER=1\n"
    )
    monkeypatch.setenv("RAMAL_HTTP_PORT", "9091")
    monkeypatch.setenv("RAMAL_ADMINS", " telegram:123, web:ana,, ")
    monkeypatch.setenv("RAMAL_PRICES", '{"mobile": 0.35, "sms": "0.09"}')
    monkeypatch.setenv("RAMAL_OWN_NUMBERS", "11 3003-0000, 4004-1234")
    monkeypatch.setenv("RAMAL_TRUSTED_PROXIES", "10.0.0.0/8, ::1")
    settings = Settings()
    assert settings.http_port == 9091
    assert settings.zone.key == "America/Manaus"
    assert settings.admins == {"telegram:123", "web:ana"}
    assert [str(network) for network in settings.trusted_proxies] == ["10.0.0.0/8", "::1/128"]
    rules = settings.rules()
    assert rules.prices == {"mobile": 350, "sms": 90}
    assert rules.zone == settings.zone
    assert rules.own_numbers == {parse_number("11 3003-0000"), parse_number("4004-1234")}


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"admins": "ana"}, "write people as channel:name, like telegram:123, not ana"),
        ({"admins": "telegram:"}, "write people as channel:name, like telegram:123, not telegram:"),
        ({"admins": ":123"}, "write people as channel:name, like telegram:123, not :123"),
        ({"own_numbers": "190"}, "one of the numbers cannot be read: emergency"),
        ({"public_url": "ramal.example"}, "an address begins with https://"),
        ({"velip_base_url": "ftp://x/"}, "an address begins with https://"),
        ({"telegram_api_url": "localhost:8081"}, "an address begins with https://"),
        ({"time_zone": "Brasilia"}, "no such time zone: Brasilia"),
        ({"time_zone": "../etc/passwd"}, "no such time zone: ../etc/passwd"),
        ({"prices": {"celular": "1"}}, "unknown: ['celular']; known: ['foreign', 'landline',"),
        ({"http_port": 70000}, "Input should be less than or equal to 65535"),
        (
            {"status_callback_sources": "35.232.103"},
            "does not appear to be an IPv4 or IPv6 network",
        ),
        ({"telegram_webhook": True}, "needs an https address in RAMAL_PUBLIC_URL"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(given: dict[str, Any], sentence: str) -> None:
    assert sentence in fault(**given)


def test_a_number_that_cannot_be_read_is_not_repeated() -> None:
    assert "98765" not in fault(own_numbers="98765-4321")


@pytest.mark.parametrize(
    ("address", "hosts", "live"),
    [
        ("https://vox.velip.com.br/api/v2/", "", True),
        ("https://VOX.Velip.COM.BR/api/v2/", "", True),
        ("https://velip.com.br/", "", True),
        ("https://vox.velip.com.br:8443/", "vox.velip.com.br", True),
        ("https://vox.velip.com.br./", "vox.velip.com.br.", True),
        ("https://velip.com.br.evil.example/", "", True),
        ("https://velip.com.br.evil.example/", "velip.com.br.evil.example", False),
        ("https://notvelip.com.br/", "notvelip.com.br", False),
        ("https://sandbox.example/", "", True),
        ("https://sandbox.example/", "sandbox.example", False),
        ("https://Sandbox.Example/", "other.example, sandbox.EXAMPLE", False),
        ("https://sandbox.example.org/", "sandbox.example", True),
        ("http://127.0.0.1:8090/api/v2/", "", False),
        ("http://127.8.9.1/", "", False),
        ("http://[::1]:8090/", "", False),
        ("http://localhost:8090/", "", False),
        ("http://localhost.evil.example/", "", True),
        ("http://0.0.0.0:8090/", "", True),
        ("http://192.168.0.7:8090/", "", True),
        ("http://sandbox@evil.example/", "sandbox", True),
    ],
)
def test_a_host_is_live_unless_it_is_this_machine_or_named_as_a_sandbox(
    address: str, hosts: str, live: bool
) -> None:
    settings = Settings(velip_base_url=address, sandbox_hosts=hosts)
    assert settings.is_live is live


LIVE, SANDBOX = "https://vox.velip.com.br/api/v2/", "http://127.0.0.1:8090/api/v2/"


@pytest.mark.parametrize(
    ("base", "public", "root"),
    [
        (LIVE, "", ""),
        (LIVE, "https://ramal.example/", "https://ramal.example"),
        (LIVE, "https://ramal.example/bot/", "https://ramal.example/bot"),
        (LIVE, "http://ramal.example", ""),
        (LIVE, "https://127.0.0.1:8080", ""),
        (LIVE, "https://localhost", ""),
        (LIVE, "https://[::1]:8080", ""),
        (SANDBOX, "http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        (SANDBOX, "", ""),
    ],
)
def test_a_callback_address_is_given_only_where_it_can_be_reached_safely(
    base: str, public: str, root: str
) -> None:
    assert Settings(velip_base_url=base, public_url=public).callback_root() == root


def test_the_database_is_a_file_in_the_data_folder_unless_a_url_says_otherwise() -> None:
    assert Settings(data_dir=Path("x")).database == "sqlite+aiosqlite:///x/ramal.db"
    url = "postgresql+asyncpg://localhost/ramal"
    assert Settings(database_url=url).database == url


def test_a_secret_is_made_once_kept_for_us_alone_and_never_printed(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "new" / "folder")
    secret = settings.kept_secret(SecretStr(""), "callback.secret")
    kept = tmp_path / "new" / "folder" / "callback.secret"
    assert len(secret) >= 43
    assert kept.stat().st_mode & 0o777 == 0o600
    assert settings.kept_secret(SecretStr(""), "callback.secret") == secret
    assert settings.rules().installation_secret == secret
    assert settings.kept_secret(SecretStr("given"), "callback.secret") == "given"
    assert settings.kept_secret(SecretStr(""), "say.token") != secret
    assert "sesame" not in repr(Settings(velip_token=SecretStr("sesame")))


def test_a_secret_whose_writing_was_cut_off_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "callback.secret").touch()
    assert len(Settings(data_dir=tmp_path).kept_secret(SecretStr(""), "callback.secret")) >= 43


@pytest.mark.parametrize("host", ["", "localhost.", "127.1", "example.com", "10.0.0.1", "fe80::1"])
def test_what_may_mean_another_machine_is_not_loopback(host: str) -> None:
    assert not is_loopback(host)
