# Ramal as `ramal run`. Build: docker build -t ramal .   docs/running.md tells how it is started.
FROM python:3.11-slim AS build
WORKDIR /src
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/ramal
COPY constraints.txt pyproject.toml README.md LICENSE ./
COPY bot bot
COPY domain domain
COPY handlers handlers
COPY sandbox sandbox
COPY storage storage
COPY velip velip
# With voice notes heard, 1.3 GB more: docker build --build-arg EXTRAS=[voice] -t ramal .
ARG EXTRAS="[sound]"
RUN /opt/ramal/bin/python -m pip install -c constraints.txt ".${EXTRAS}"

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /data ramal \
    && install -d -o ramal -g ramal -m 0700 /data
COPY --from=build /opt/ramal /opt/ramal
ENV PATH=/opt/ramal/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    RAMAL_DATA_DIR=/data \
    RAMAL_HTTP_HOST=0.0.0.0 \
    RAMAL_HTTP_PORT=8080
USER ramal
WORKDIR /data
VOLUME /data
EXPOSE 8080
# Without a proxy, whatever the environment says: it is this very container that is asked.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", "import os, urllib.request as u; u.build_opener(u.ProxyHandler({})).open('http://127.0.0.1:' + os.environ['RAMAL_HTTP_PORT'] + '/healthz', timeout=4)"]
CMD ["ramal", "run"]
