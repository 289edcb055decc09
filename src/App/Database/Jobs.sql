-- Long work somebody asked for (ADR 0011).
CREATE TABLE IF NOT EXISTS job (
  number   INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  kind     TEXT NOT NULL,
  form     TEXT NOT NULL,
  login    TEXT NOT NULL,
  person   TEXT NOT NULL,
  post     TEXT NOT NULL,
  state    TEXT NOT NULL,
  done     INTEGER NOT NULL,
  total    INTEGER,
  answer   TEXT,
  problems TEXT NOT NULL,
  file     TEXT,
  asked_at TEXT NOT NULL,
  ended_at TEXT,
  key      TEXT NOT NULL UNIQUE
) STRICT;
