# The server and its site, in one image.
#   docker build --tag cafeia .
#   docker run --publish 8080:8080 --volume cafeia:/data cafeia

FROM node:22-bookworm-slim AS node

# --- Build: the site needs both compilers' worlds, Rust and Node ---
FROM rust:1.95.0-bookworm AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /src
COPY . .
# The image's compiler, rather than another download for rust-toolchain.toml.
ENV RUSTUP_TOOLCHAIN=1.95.0
RUN rustup target add wasm32-unknown-unknown
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    --mount=type=cache,target=/root/.npm \
    cargo xtask build \
    && cargo build --locked --release --package cafeia-api \
    && install -D target/release/cafeia /out/cafeia \
    && cp -r dist /out/site

# --- Run ---
FROM debian:bookworm-slim
RUN groupadd --system --gid 10001 cafeia \
    && useradd --system --uid 10001 --gid cafeia --home-dir /data --shell /usr/sbin/nologin cafeia \
    && install --directory --owner=cafeia --group=cafeia /data
COPY --from=build /out/cafeia /usr/local/bin/cafeia
COPY --from=build /out/site /usr/share/cafeia/site
COPY LICENSE /usr/share/cafeia/LICENSE
USER cafeia
WORKDIR /data
VOLUME /data
ENV CAFEIA_LISTEN=0.0.0.0:8080 \
    CAFEIA_SITE_FOLDER=/usr/share/cafeia/site \
    CAFEIA_GEO_FOLDER=/data/geo \
    CAFEIA_MAIL_FOLDER=/data/mail \
    CAFEIA_SECRET_FILE=/data/secret \
    CAFEIA_DATABASE_URL=sqlite:/data/cafeia.sqlite \
    CAFEIA_MIGRATE=true \
    CAFEIA_LOG_FORMAT=json
EXPOSE 8080
# bash speaks TCP by itself: no HTTP client has to be installed for this.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /readyz HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["cafeia"]
CMD ["serve"]
