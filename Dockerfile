# One image for every process: the command says which (`uitpost api`, `uitpost dispatcher`, `uitpost migrate` …).
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production DATA_DIR=/var/lib/uitpost
RUN mkdir -p /var/lib/uitpost && chown node:node /var/lib/uitpost
COPY --from=build --chown=root:root /app /app
USER node
VOLUME /var/lib/uitpost
EXPOSE 8080
ENTRYPOINT ["node", "cli/uitpost.mjs"]
CMD ["api"]
