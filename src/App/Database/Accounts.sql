-- What proves who somebody is, the sessions, and who tried to get in. Apart from the journal, because a journal keeps for ever and these
-- are to be forgotten. Every statement does nothing where its table is there; tables are only added to.
CREATE TABLE IF NOT EXISTS credential (
  login        TEXT PRIMARY KEY,
  password     TEXT NOT NULL,
  changed      TEXT NOT NULL,
  must_change  INTEGER NOT NULL,
  failures     INTEGER NOT NULL,
  locked_until TEXT,
  secret       TEXT,
  secret_ready INTEGER NOT NULL,
  used_step    INTEGER NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS old_password (
  login    TEXT NOT NULL,
  password TEXT NOT NULL,
  changed  TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS session (
  token    TEXT PRIMARY KEY,
  login    TEXT NOT NULL,
  grant_id TEXT,
  started  TEXT NOT NULL,
  seen     TEXT NOT NULL,
  proven   INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS session_login ON session (login);

CREATE TABLE IF NOT EXISTS reader_token (
  token    TEXT PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  login    TEXT NOT NULL,
  grant_id TEXT NOT NULL,
  name     TEXT NOT NULL,
  made     TEXT NOT NULL,
  last_day TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS access (
  sequence INTEGER PRIMARY KEY,
  at       TEXT NOT NULL,
  login    TEXT NOT NULL,
  address  TEXT NOT NULL,
  what     TEXT NOT NULL,
  subject  TEXT NOT NULL,
  success  INTEGER NOT NULL,
  previous TEXT NOT NULL,
  hash     TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS saved_view (
  login   TEXT NOT NULL,
  name    TEXT NOT NULL,
  address TEXT NOT NULL,
  made    TEXT NOT NULL,
  PRIMARY KEY (login, name)
) STRICT;
