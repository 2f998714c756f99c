from sandbox.seed import BASE, GREETING, MODEL
from tests.sandbox.caller import TOKEN, Customer, running_customer
from tests.sandbox.sounds import length_and_loudness, needs_speech


@needs_speech
async def test_the_audio_of_the_manuals_example_is_spoken_when_it_is_played() -> None:
    async with running_customer(with_voice=True) as customer:
        audio = customer.sandbox.platform.audios.find(GREETING)
        assert audio is not None
        assert audio.mp3 == b""  # the start of a sandbox waits for no voice
        url = customer.sandbox.base_url + "PlayAudioFile?tsid&cdw_file=tf187515162"
        async with customer.http.post(url, headers=TOKEN) as answer:
            assert (answer.status, answer.content_type) == (200, "audio/mpeg")
            _, loud = await length_and_loudness(await answer.read())
        assert loud > 1000


async def test_a_call_of_the_model_says_a_name(customer: Customer) -> None:
    cd_id = await customer.call(text="", content="tf185409063", nome="Ana")
    call = customer.sandbox.platform.records.calls[cd_id]
    assert call.order.text.startswith("Olá Ana, ")
    assert call.order.words_seconds > 1


async def test_the_example_base_names_reserved_numbers_only(customer: Customer) -> None:
    base = customer.sandbox.platform.bases.find("229186")
    assert base is not None
    assert (base.cdlc_id, len(base.destinations)) == (BASE, 3)
    assert all(one.number.startswith("55119000000") for one in base.destinations)


async def test_the_examples_outlive_a_clock_turned_by_a_year(customer: Customer) -> None:
    await customer.pass_time(366 * 86400)
    rows = (await customer.ask("GetAudiosList")).body["audios"]
    assert [row["cdw_file"] for row in rows] == [GREETING, MODEL]
