# The token service on workerd: `npm run build:token-service` puts this file beside the edge.js that it names.

using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(name = "token-service", worker = .tokenService)],
  sockets = [(name = "http", address = "127.0.0.1:8787", http = (), service = "token-service")],
);

const tokenService :Workerd.Worker = (
  modules = [(name = "edge.js", esModule = embed "edge.js")],
  compatibilityDate = "2026-10-01",
  # docs/token-service.md explains each of them. Where to listen is said on workerd's command line instead.
  bindings = [
    (name = "VIS_A_VIS_CLIENT_ID", fromEnvironment = "VIS_A_VIS_CLIENT_ID"),
    (name = "VIS_A_VIS_CLIENT_SECRET", fromEnvironment = "VIS_A_VIS_CLIENT_SECRET"),
    (name = "VIS_A_VIS_REDIRECT_ADDRESSES", fromEnvironment = "VIS_A_VIS_REDIRECT_ADDRESSES"),
    (name = "VIS_A_VIS_ALLOWED_ORIGINS", fromEnvironment = "VIS_A_VIS_ALLOWED_ORIGINS"),
    (name = "VIS_A_VIS_TOKEN_ENDPOINT", fromEnvironment = "VIS_A_VIS_TOKEN_ENDPOINT"),
    (name = "VIS_A_VIS_REQUESTS_PER_MINUTE", fromEnvironment = "VIS_A_VIS_REQUESTS_PER_MINUTE"),
    (name = "VIS_A_VIS_UPSTREAM_TIMEOUT", fromEnvironment = "VIS_A_VIS_UPSTREAM_TIMEOUT"),
    (name = "VIS_A_VIS_ADDRESS_HEADER", fromEnvironment = "VIS_A_VIS_ADDRESS_HEADER"),
  ],
);
