-- Everything but journal is a fold of it: dropped and rebuilt by Folds, compared by `verify`.
CREATE TABLE IF NOT EXISTS journal (
  sequence INTEGER PRIMARY KEY,
  at       TEXT NOT NULL,
  person   TEXT NOT NULL,
  post     TEXT NOT NULL,
  type     TEXT NOT NULL,
  subject  TEXT NOT NULL,
  body     TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash     TEXT NOT NULL
) STRICT;

CREATE TABLE workspace (
  county_code TEXT PRIMARY KEY,
  county_name TEXT NOT NULL
) STRICT;

CREATE TABLE programme (
  year      INTEGER PRIMARY KEY,
  rule_pack TEXT NOT NULL
) STRICT;

CREATE TABLE programme_parameter (
  year     INTEGER NOT NULL,
  key      TEXT NOT NULL,
  value    TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (year, key)
) STRICT;

CREATE TABLE unit (
  year       INTEGER NOT NULL,
  code       TEXT NOT NULL,
  name       TEXT NOT NULL,
  kind       TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to   TEXT,
  sequence   INTEGER NOT NULL,
  PRIMARY KEY (year, code, valid_from)
) STRICT;

CREATE TABLE layer (
  number      INTEGER PRIMARY KEY,
  kind        TEXT NOT NULL,
  hash        TEXT NOT NULL,
  current     INTEGER NOT NULL,
  description TEXT NOT NULL,
  sequence    INTEGER NOT NULL
) STRICT;

CREATE TABLE batch (
  year     INTEGER NOT NULL,
  line     TEXT NOT NULL,
  number   INTEGER NOT NULL,
  name     TEXT NOT NULL,
  body     TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (year, line, number)
) STRICT;

CREATE TABLE patch (
  id       TEXT PRIMARY KEY,
  year     INTEGER NOT NULL,
  line     TEXT NOT NULL,
  number   TEXT NOT NULL,
  status   TEXT NOT NULL,
  version  INTEGER NOT NULL,
  parents  TEXT NOT NULL,
  sequence INTEGER NOT NULL
) STRICT;
CREATE INDEX patch_number ON patch (year, line, number);
CREATE INDEX patch_by_number ON patch (number);
CREATE INDEX patch_children ON patch (id) WHERE parents<>'[]';

CREATE TABLE patch_version (
  patch_id     TEXT NOT NULL,
  version      INTEGER NOT NULL,
  batch        INTEGER NOT NULL,
  record       INTEGER NOT NULL,
  row          TEXT NOT NULL,
  sequence     INTEGER NOT NULL,
  PRIMARY KEY (patch_id, version)
) STRICT;

CREATE TABLE patch_number_alias (
  patch_id TEXT NOT NULL,
  number   TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (patch_id, number)
) STRICT;
CREATE INDEX patch_number_alias_number ON patch_number_alias (number);

CREATE TABLE patch_history (
  patch_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  what     TEXT NOT NULL
) STRICT;
CREATE INDEX patch_history_patch ON patch_history (patch_id);
CREATE INDEX patch_history_sequence ON patch_history (sequence);

CREATE TABLE determination (
  patch_id   TEXT PRIMARY KEY,
  version    INTEGER NOT NULL,
  code       TEXT NOT NULL,
  conclusion TEXT NOT NULL,
  judged     TEXT NOT NULL,
  sequence   INTEGER NOT NULL
) STRICT;
CREATE INDEX determination_sequence ON determination (sequence);

CREATE TABLE opinion (
  patch_id   TEXT NOT NULL,
  department TEXT NOT NULL,
  agrees     INTEGER NOT NULL,
  body       TEXT NOT NULL,
  sequence   INTEGER NOT NULL,
  PRIMARY KEY (patch_id, department)
) STRICT;

CREATE TABLE conclusion (
  patch_id TEXT PRIMARY KEY,
  code     TEXT NOT NULL,
  body     TEXT NOT NULL,
  sequence INTEGER NOT NULL
) STRICT;

CREATE TABLE field_record (
  patch_id TEXT PRIMARY KEY,
  record   TEXT NOT NULL,
  sequence INTEGER NOT NULL
) STRICT;

CREATE TABLE dossier (
  kind     TEXT NOT NULL,
  id       TEXT NOT NULL,
  year     INTEGER NOT NULL,
  unit     TEXT NOT NULL,
  title    TEXT NOT NULL,
  state    TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT;

CREATE TABLE dossier_step (
  kind     TEXT NOT NULL,
  id       TEXT NOT NULL,
  number   INTEGER NOT NULL,
  action   TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (kind, id, number)
) STRICT;

CREATE TABLE dossier_link (
  kind        TEXT NOT NULL,
  id          TEXT NOT NULL,
  target_kind TEXT NOT NULL,
  target_id   TEXT NOT NULL,
  sequence    INTEGER NOT NULL,
  PRIMARY KEY (kind, id, target_kind, target_id)
) STRICT;
CREATE INDEX dossier_link_target ON dossier_link (target_kind, target_id);

CREATE TABLE evidence (
  id          TEXT NOT NULL,
  version     INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  sha256      TEXT NOT NULL,
  picture     TEXT,
  body        TEXT NOT NULL,
  uploader    TEXT NOT NULL,
  post        TEXT NOT NULL,
  received_at TEXT NOT NULL,
  sequence    INTEGER NOT NULL,
  PRIMARY KEY (id, version)
) STRICT;
CREATE INDEX evidence_bytes ON evidence (sha256);

CREATE TABLE evidence_link (
  evidence  TEXT NOT NULL,
  target    TEXT NOT NULL,
  target_id TEXT NOT NULL,
  role      TEXT NOT NULL,
  body      TEXT NOT NULL,
  sequence  INTEGER NOT NULL,
  PRIMARY KEY (evidence, target, target_id, role)
) STRICT;
CREATE INDEX evidence_link_target ON evidence_link (target, target_id);

CREATE TABLE assignment (
  id       TEXT PRIMARY KEY,
  year     INTEGER NOT NULL,
  unit     TEXT NOT NULL,
  due      TEXT NOT NULL,
  body     TEXT NOT NULL,
  state    TEXT NOT NULL,
  reason   TEXT,
  given_at TEXT NOT NULL,
  sequence INTEGER NOT NULL
) STRICT;

CREATE TABLE visit (
  id          TEXT PRIMARY KEY,
  patch_id    TEXT NOT NULL,
  body        TEXT NOT NULL,
  person      TEXT NOT NULL,
  post        TEXT NOT NULL,
  received_at TEXT NOT NULL,
  sequence    INTEGER NOT NULL
) STRICT;
CREATE INDEX visit_patch ON visit (patch_id);

CREATE TABLE visit_review (
  visit_id TEXT PRIMARY KEY,
  patch_id TEXT NOT NULL,
  accepts  INTEGER NOT NULL,
  reason   TEXT,
  body     TEXT NOT NULL,
  person   TEXT NOT NULL,
  at       TEXT NOT NULL,
  sequence INTEGER NOT NULL
) STRICT;

CREATE TABLE photo_check (
  patch_id TEXT NOT NULL,
  evidence TEXT NOT NULL,
  version  INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (patch_id, evidence, version)
) STRICT;

CREATE TABLE doubt (
  id          TEXT PRIMARY KEY,
  patch_id    TEXT NOT NULL,
  body        TEXT NOT NULL,
  answer      TEXT,
  person      TEXT,
  answered_at TEXT,
  sequence    INTEGER NOT NULL
) STRICT;
CREATE INDEX doubt_patch ON doubt (patch_id);

CREATE TABLE rectification_order (
  patch_id  TEXT NOT NULL,
  day       TEXT NOT NULL,
  directive TEXT NOT NULL,
  sequence  INTEGER NOT NULL,
  PRIMARY KEY (patch_id, directive)
) STRICT;

CREATE TABLE rectification (
  id          TEXT PRIMARY KEY,
  patch_id    TEXT NOT NULL,
  record      TEXT NOT NULL,
  state       TEXT NOT NULL,
  person      TEXT NOT NULL,
  post        TEXT NOT NULL,
  review      TEXT,
  reviewed_at TEXT,
  sequence    INTEGER NOT NULL
) STRICT;
CREATE INDEX rectification_patch ON rectification (patch_id);

CREATE TABLE watch_item (
  patch_id TEXT NOT NULL,
  kind     TEXT NOT NULL,
  year     INTEGER NOT NULL,
  body     TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (patch_id, kind)
) STRICT;

CREATE TABLE recurrence (
  patch_id TEXT NOT NULL,
  earlier  TEXT NOT NULL,
  year     INTEGER NOT NULL,
  line     TEXT NOT NULL,
  batch    INTEGER NOT NULL,
  body     TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (patch_id, earlier, year, line, batch)
) STRICT;

CREATE TABLE statement (
  id            TEXT PRIMARY KEY,
  patch_id      TEXT NOT NULL,
  body          TEXT NOT NULL,
  answer        TEXT,
  answerer      TEXT,
  answerer_post TEXT,
  answered_at   TEXT,
  sequence      INTEGER NOT NULL
) STRICT;
CREATE INDEX statement_patch ON statement (patch_id);

CREATE TABLE paper (
  id           TEXT PRIMARY KEY,
  document     TEXT NOT NULL,
  name         TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject      TEXT NOT NULL,
  year         INTEGER NOT NULL,
  state        TEXT NOT NULL,
  number       TEXT,
  issued       TEXT,
  content      TEXT NOT NULL,
  template     TEXT NOT NULL,
  rule_pack    TEXT NOT NULL,
  docx         TEXT NOT NULL,
  reason       TEXT,
  sequence     INTEGER NOT NULL
) STRICT;
CREATE INDEX paper_subject ON paper (subject_kind, subject);
CREATE INDEX paper_by_number ON paper (number);

CREATE TABLE paper_number (
  series   TEXT NOT NULL,
  year     INTEGER NOT NULL,
  ordinal  INTEGER NOT NULL,
  state    TEXT NOT NULL,
  paper    TEXT,
  reason   TEXT,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (series, year, ordinal)
) STRICT;
CREATE INDEX paper_number_paper ON paper_number (paper);

CREATE TABLE violation (
  id       TEXT PRIMARY KEY,
  year     INTEGER NOT NULL,
  town     TEXT NOT NULL,
  record   TEXT NOT NULL,
  sequence INTEGER NOT NULL
) STRICT;

CREATE TABLE violation_patch (
  violation TEXT NOT NULL,
  patch_id  TEXT NOT NULL,
  PRIMARY KEY (violation, patch_id)
) STRICT;
CREATE INDEX violation_patch_patch ON violation_patch (patch_id);

-- One flat row a patch, so that lists, counts and tiles of 100,000 need read no JSON.
CREATE TABLE patch_sheet (
  key        INTEGER PRIMARY KEY,
  patch_id   TEXT NOT NULL UNIQUE,
  year       INTEGER NOT NULL,
  line       TEXT NOT NULL,
  number     TEXT NOT NULL,
  status     TEXT NOT NULL,
  version    INTEGER NOT NULL,
  batch      INTEGER NOT NULL,
  town       TEXT,
  area_m2    REAL,
  farmland_m2  REAL,
  permanent_m2 REAL,
  proposed   TEXT,
  concluded  TEXT,
  code       TEXT NOT NULL,
  state      TEXT NOT NULL,
  stage      TEXT,
  visited    INTEGER NOT NULL,
  signed     TEXT NOT NULL, -- departments that signed, each between bars
  contested  INTEGER NOT NULL, -- statements not yet answered
  shape      BLOB,
  sequence   INTEGER NOT NULL
) STRICT;
CREATE INDEX patch_sheet_number ON patch_sheet (year, number);
CREATE INDEX patch_sheet_area ON patch_sheet (year, status, area_m2);
CREATE INDEX patch_sheet_sequence ON patch_sheet (sequence);
-- All that is counted by, so that counting reads no row.
CREATE INDEX patch_sheet_facets ON patch_sheet (year, status, line, state, code, town, stage, batch, visited, area_m2, patch_id);
CREATE VIRTUAL TABLE patch_tree USING rtree (key, west, east, south, north);

-- Units in whose sight a patch is, and why: town (lies in its ground), dossier (answers for it), assignment (verifies it).
CREATE TABLE patch_unit (
  patch_id TEXT NOT NULL,
  unit     TEXT NOT NULL,
  why      TEXT NOT NULL,
  PRIMARY KEY (patch_id, unit, why)
) STRICT;
CREATE INDEX patch_unit_unit ON patch_unit (unit, patch_id);

CREATE TABLE account (
  login    TEXT PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE,
  open     INTEGER NOT NULL,
  sequence INTEGER NOT NULL
) STRICT;

CREATE TABLE post_grant (
  id       TEXT PRIMARY KEY,
  login    TEXT NOT NULL,
  post     TEXT NOT NULL,
  unit     TEXT,
  from_day TEXT NOT NULL,
  to_day   TEXT,
  sequence INTEGER NOT NULL
) STRICT;
CREATE INDEX post_grant_login ON post_grant (login);

CREATE TABLE account_policy (
  key      TEXT PRIMARY KEY,
  value    INTEGER NOT NULL,
  sequence INTEGER NOT NULL
) STRICT;

CREATE TABLE emergency (
  id       TEXT PRIMARY KEY,
  login    TEXT NOT NULL,
  name     TEXT NOT NULL,
  post     TEXT NOT NULL,
  unit     TEXT,
  hours    INTEGER NOT NULL,
  reason   TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  state    TEXT NOT NULL,
  approver TEXT,
  until_at TEXT,
  said     TEXT,
  sequence INTEGER NOT NULL
) STRICT;

-- Not a fold: what a request was answered, written with its events, so that a retry gets the same answer. Rows go when they are old.
CREATE TABLE IF NOT EXISTS answered_request (
  key         TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  answer      TEXT NOT NULL,
  day         TEXT NOT NULL
) STRICT;

CREATE TABLE inspection_population (
  id       TEXT PRIMARY KEY,
  year     INTEGER NOT NULL,
  body     TEXT NOT NULL,
  sequence INTEGER NOT NULL
) STRICT;

CREATE TABLE inspection_draw (
  id       TEXT PRIMARY KEY,
  year     INTEGER NOT NULL,
  body     TEXT NOT NULL,
  sequence INTEGER NOT NULL
) STRICT;

CREATE TABLE inspection_finding (
  id       TEXT PRIMARY KEY,
  draw     TEXT NOT NULL,
  body     TEXT NOT NULL,
  sequence INTEGER NOT NULL
) STRICT;

CREATE TABLE imagery (
  number      INTEGER PRIMARY KEY,
  current     INTEGER NOT NULL,
  retired     TEXT,
  description TEXT NOT NULL,
  sequence    INTEGER NOT NULL
) STRICT;
