# One image for every process: the command says which (`uitpost api`, `uitpost dispatcher`, `uitpost migrate` …).
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# Without the modules for tests.
RUN npm run build -- program admin-ui inbox-ui && npm prune --omit=dev

FROM node:24-bookworm-slim
WORKDIR /app
# Threads that share two arenas of memory leave less of it unused.
ENV NODE_ENV=production DATA_DIR=/var/lib/uitpost MALLOC_ARENA_MAX=2
RUN mkdir -p /var/lib/uitpost && chown node:node /var/lib/uitpost
COPY --from=build --chown=root:root /app /app
USER node
VOLUME /var/lib/uitpost
EXPOSE 8080
ENTRYPOINT ["node", "cli/uitpost.mjs"]
CMD ["api"]
