"""Files sent to the sandbox as a form does, and sounds fetched from it."""

import io

import aiohttp

from tests.sandbox.caller import TOKEN, Customer, Reply


async def upload(
    customer: Customer, endpoint: str, content: bytes, *, field: str, file: str, **params: str
) -> Reply:
    form = aiohttp.FormData(params)
    form.add_field(field, io.BytesIO(content), filename=file)
    url = customer.sandbox.base_url + endpoint
    async with customer.http.post(url, data=form, headers=TOKEN) as answer:
        return Reply(answer.status, await answer.json(), await answer.text(), answer.content_type)


async def post_bytes(customer: Customer, endpoint: str, raw: bytes) -> Reply:
    url = customer.sandbox.base_url + endpoint
    async with customer.http.post(url, data=io.BytesIO(raw), headers=TOKEN) as answer:
        return Reply(answer.status, await answer.json())


async def played(customer: Customer, **asked: str) -> bytes:
    url = customer.sandbox.base_url + "PlayAudioFile"
    async with customer.http.post(url, json=asked, headers=TOKEN) as answer:
        assert (answer.status, answer.content_type) == (200, "audio/mpeg")
        return await answer.read()
