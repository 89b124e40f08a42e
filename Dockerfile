FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1

WORKDIR /app
COPY requirements.txt ./
RUN pip install --require-hashes -r requirements.txt

COPY . .
ENV STATIC_ROOT=/app/collected \
    DATA_DIR=/data \
    HOST=0.0.0.0 \
    PORT=8000
# The key of this one command stays here; the site has its own, in DATA_DIR.
RUN SECRET_KEY=not-used-to-sign-anything python manage.py collectstatic --noinput
RUN useradd --system --uid 10001 archive && install -d -o archive /data
USER archive
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz')"]
CMD ["python", "manage.py", "serve"]
