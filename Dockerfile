# The bot in one image: the distribution needs nothing but Node.
FROM node:24-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data PORT=3000
WORKDIR /app
COPY dist ./dist
# What the bot keeps: its queue, unless that is on a PostgreSQL server.
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
# SIGTERM lets it end its jobs or hand them back, for which it takes 25 seconds at most.
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "dist/cli.js", "bot"]
