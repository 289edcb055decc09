// Made from openapi.json by generate.mjs; not edited by hand.

/** One try to get at something. */
export interface AccessEntry {
  "sequence": number
  "at": string
  "login": string
  "address": string
  /** `sign-in`, `sign-out`, `denied`, `unseen`, `password`, `export` … */
  "what": string
  /** Path or account it was about; control characters and direction marks are written out. */
  "subject": string
  "success": boolean
}

export interface AccessPage {
  "total": number
  "items": Array<AccessEntry>
}

/** Somebody who may sign in. What proves it is kept apart from the journal (CredentialStore). */
export interface Account {
  /** Never given to another person. */
  "login": string
  /** As the journal prints it; unique among accounts. */
  "name": string
  /** False once closed; nothing of it is removed. */
  "open": boolean
}

export interface AccountForm {
  "login": string
  "name": string
}

/** The security profile of accounts; the defaults are those of 等保 level three (GB/T 22239-2019 8.1.4.1). */
export interface AccountPolicy {
  /** Fewest characters. */
  "password_length"?: number
  /** Fewest of the four kinds: capitals, small letters, digits, signs. */
  "password_kinds"?: number
  /** Days after which a password must be changed; 0: never. */
  "password_days"?: number
  /** Earlier passwords that may not come back. */
  "password_history"?: number
  /** Failed tries after which an account is locked. */
  "most_failures"?: number
  /** For how long. */
  "lock_minutes"?: number
  /** Without a request, after which a session ends. */
  "idle_minutes"?: number
  /** After which a session ends in any case. */
  "session_hours"?: number
  /** 1: everybody must set up a time-based code; 0: it is offered. */
  "second_factor"?: number
}

/** An account with its grants, newest last. */
export interface AccountView {
  "login": string
  "name": string
  "open": boolean
  "grants": Array<GrantView>
}

/** A single other answer that would have led elsewhere. */
export interface Alternative {
  "question": string
  "if_answer": string
  "code": string
  "conclusion": string
}

export interface AnswerForm {
  "outcome": string
  "text": string
  "files": null | Array<string>
}

/** One question as it was answered on the way to a verdict. */
export interface AnsweredQuestion {
  "table": string
  "question": string
  "answer": string
  "reads": string
  "missing": Array<string>
}

/** An article that is cited. */
export interface ArticleView {
  "code": string
  "title": string
  "summary": string
}

export interface AssignForm {
  "year": number
  "patches": Array<string>
  "unit": string
  "person": string
  "due": string
  "text": null | string
}

/** A patch of an assignment and where its newest visit stands. */
export interface AssignedPatch {
  "id": string
  "number": string
  /** Null while nobody has been there. */
  "visit": null | string
}

/** Patches sent to a unit and a person of it to be looked at. */
export interface Assignment {
  "id": string
  "year": number
  "patches": Array<string>
  "unit": string
  "unit_name": string
  "person": string
  /** Last day, ISO. */
  "due": string
  "text": null | string
}

/** An assignment with its patches by number. */
export interface AssignmentLine {
  "assignment": Assignment
  "state": string
  "reason": null | string
  "given_at": string
  "patches": Array<AssignedPatch>
}

/** An assignment was given back. */
export interface AssignmentReleased {
  "assignment": string
  "reason": string
}

/** Where an assignment stands: 已派, or 已交回 with a reason of the unit. */
export interface AssignmentStanding {
  "assignment": Assignment
  "state": string
  "reason": null | string
  "given_at": string
}

export interface BackupCheckForm {
  /** Below `backups` in the workspace. */
  "folder": string
}

/** A backup in the workspace's own folder, by its list. */
export interface BackupLine {
  "folder": string
  "made_at": string
  "sequence": number
  /** Hash of the last event in it, to be written down elsewhere. */
  "head": string
  "files": number
  "bytes": number
  /** When every file was last held against the list; null when never. */
  "checked_at": null | string
  /** What did not agree then. */
  "faults": Array<string>
}

/** A batch that was imported. */
export interface BatchLine {
  "year": number
  /** land or mineral. */
  "line": string
  "number": number
  "name": string
  /** Name of the file it came in. */
  "source": string
  "encoding": string
  "epsg": number
  /** Unit of the declared areas: mu, m2, ha; null when none was declared. */
  "unit": null | string
  /** Number of the batch it delivers again. */
  "replaces": null | number
  "at": string
  "person": string
  /** What became of its rows, in words, with their number. */
  "outcomes": Record<string, number>
  /** Patches that stand in the shape it delivered; split and vanished ones, and those delivered before, not counted. */
  "patches": number
  /** How many of them have their conclusion. */
  "concluded": number
  "area_m2": number
}

/** What a bulk conclusion settled. */
export interface BulkDone {
  "concluded": Array<string>
}

export interface BulkForm {
  /** Each with the tag it was seen with. */
  "patches": Record<string, string>
  /** What all of them must be proposed as. */
  "code": string
}

/** The chain as it stands. */
export interface ChainView {
  "sequence": number
  "hash": string
  /** Last event sealed outside the database; the rest is sealed when the server stops. */
  "sealed": null | number
  "sealed_hash": null | string
  "rule_pack": string
  /** First line of the access log that does not follow from the one before; null when whole. */
  "broken_access": null | number
}

/** A clock with the reason for its day. */
export interface ClockView {
  "limit": string
  "name": null | string
  /** In words: 逾期 2 日, 即将到期 …; null with Problem when the length is not settled. */
  "state": null | string
  "runs": boolean
  "overdue": boolean
  "start": null | string
  "due": null | string
  "days_left": null | number
  "workdays_left": null | number
  /** Rests on a holiday notice that is not out. */
  "provisional": boolean
  "why": Array<string>
  "articles": Array<string>
  "problem": null | string
}

export interface CodeForm {
  "code": string
}

/** A column of a table. */
export interface ColumnView {
  /** Heading it stands under with its neighbours; empty: none. */
  "group": string
  "title": string
  /** Named count behind it, for trace. */
  "value": string
  "unit": null | string
  /** Places printed. */
  "decimals": number
}

/** What a person concluded. */
export interface Conclusion {
  "patch": string
  "code": string
  "text": string
  "reason": null | string
  /** The conclusion is not what was proposed; a reason is then kept. */
  "differs": boolean
  "person": string
  "post": string
}

export interface ConclusionForm {
  /** Null: as proposed. */
  "code": null | string
  "reason": null | string
}

/** Areas the statistics count by, ㎡. Null: cannot be known. */
export interface CountedAreas {
  "area_m2": number
  "agricultural_m2": null | number
  "farmland_m2": null | number
  "permanent_farmland_m2": null | number
  /** Overlap of permanent basic farmland with cultivated land. */
  "permanent_farmland_cultivated_m2": null | number
}

/** How much of a patch (or of a part of it) something covers. */
export interface Cover {
  /** Number of the paper: 批文文号, 备案号, 许可证号. */
  "document": string
  /** Day it was given; null when the layer does not say. */
  "date": null | string
  /** Last day of its term; null when it has none or the layer does not say. */
  "until": null | string
  /** Use it was given for. */
  "use": null | string
  "authority": null | string
  /** ㎡ of the part inside its outline. */
  "covered_m2": number
}

/** One deduction from the numerator, with the patch it is for and why. */
export interface Deduction {
  "patch": string
  "farmland_m2": number
  "reason": string
}

/** A dossier whole. */
export interface DossierDetail {
  "dossier": DossierLine
  "tag": string
  "steps": Array<StepView>
  "links": Array<NamedLink>
  "clocks": Array<ClockView>
}

/** A dossier in a list. */
export interface DossierLine {
  "kind": string
  /** 案件, 整改指令 … */
  "kind_name": string
  "id": string
  "year": number
  "unit": string
  "unit_name": null | string
  "title": string
  "state": string
  /** How many steps were taken; quoted, it is the tag for If-Match. */
  "steps": number
  "changed_at": null | string
}

/** What a dossier is about: a patch, a violation, a case, a unit. */
export interface DossierLink {
  /** `patch`, `violation`, or the key of a procedure. */
  "kind": string
  "id": string
}

export interface DossierPage {
  "total": number
  "skip": number
  "items": Array<DossierLine>
}

/** One thing about a photo or a visit that could not be squared. */
export interface Doubt {
  "id": string
  "patch": string
  /** The photo, null when it is about the visit. */
  "evidence": null | string
  "version": null | number
  "visit": null | string
  /** Of `law/fieldwork/doubts.csv`. */
  "code": string
  "name": string
  /** Acceptance is impossible until it is answered. */
  "blocks": boolean
  "reason": string
}

/** A reviewer's written answer; it stays with the doubt. */
export interface DoubtAnswer {
  "doubt": string
  "outcome": string
  "text": string
  /** Unit that answers for it, when it is a falsification: the veto follows the unit. */
  "unit": null | string
}

export interface DoubtForm {
  "outcome": string
  "text": null | string
  "unit": null | string
}

/** A doubt with what was said of it; open while there is no answer. */
export interface DoubtStanding {
  "doubt": Doubt
  "answer": null | DoubtAnswer
  "person": null | string
  "answered_at": null | string
  "open"?: boolean
  "falsified"?: boolean
}

/** A paper made by hand, where no step makes it. */
export interface DraftForm {
  /** Code of `law/documents/documents.csv`. */
  "document": string
  "subject_kind": string
  "subject": string
  "year": number
  /** By the names of `law/documents/fields.csv`. */
  "fields": Record<string, string>
}

/** A dossier with what is due in it. */
export interface DueLine {
  "dossier": DossierLine
  /** What the post could do next; whether it may now is said by the offer. */
  "actions": Array<string>
  /** Those that run, the nearest first. */
  "clocks": Array<ClockView>
  "days_left": null | number
  /** Natural days since the state began. */
  "days_in_state": number
}

/** What waits for the signed-in post. */
export interface DueView {
  /** Dossiers in which it is this post's turn, the most urgent first. */
  "waiting": Array<DueLine>
  /** Dossiers it sees in which a clock runs but others act. */
  "running": Array<DueLine>
  "to_judge": number
  "to_conclude": number
  "disagreed": number
  /** Patches judged and not yet signed for by the post's department. */
  "to_opinion": null | number
  "visits_to_review": number
  "open_statements": number
  "left": number
}

export interface EmergencyAnswer {
  "allows": boolean
  "text": null | string
}

/** Somebody asked for a post he does not hold, for some hours. */
export interface EmergencyAsked {
  "id": string
  "login": string
  "name": string
  "post": string
  "unit": null | string
  "hours": number
  "reason": string
}

export interface EmergencyForm {
  "post": string
  "unit": null | string
  "hours": number
  "reason": string
}

/** A request for emergency access as it stands. */
export interface EmergencyStanding {
  "id": string
  "login": string
  "name": string
  "post": string
  "unit": null | string
  "hours": number
  "reason": string
  "asked_at": string
  "state": string
  "approver": null | string
  "until": null | string
  "text": null | string
  /** It lets its asker act at this moment. */
  "in_force": boolean
}

export interface EventPage {
  "total": number
  "items": Array<EventView>
}

/** An event of the journal. */
export interface EventView {
  "sequence": number
  "at": string
  "person": string
  "post": string
  "type": string
  "subject": null | string
  /** As JSON text, the personal covered; null where only the chain is shown. */
  "body": null | string
  "previous": string
  "hash": string
}

/** What the person or device said when handing it in, beside what the file says. */
export interface EvidenceClaim {
  /** ISO 8601 with offset. */
  "taken_at"?: null | string
  "longitude"?: null | number
  "latitude"?: null | number
  "azimuth_deg"?: null | number
  "device"?: null | string
}

export interface EvidenceForm {
  /** Id of the upload. */
  "upload": string
  /** What it proves: 现场照片, 整改前照片, 整改后照片, or other words. */
  "role": string
  "kind": null | string
  "claim": null | EvidenceClaim
}

/** An evidence version as kept, with who handed it in and when the server had it. */
export interface EvidenceItem {
  "version": EvidenceVersion
  "uploader": string
  "post": string
  "received_at": string
  "newest": boolean
}

/** The object is cited for something: a link, never a copy. */
export interface EvidenceLink {
  "evidence": string
  "target": string
  "target_id": string
  /** What it proves there: 现场照片, 整改前照片, 审核验收意见 … */
  "role": string
  "reason": null | string
}

/** One version of an evidence object; the bytes lie in the content store under their hash, as received. */
export interface EvidenceVersion {
  "id": string
  "version": number
  "kind": string
  /** Name of the file as handed in. */
  "name": string
  "sha256": string
  "bytes": number
  /** By content; the name's ending is never trusted. */
  "content_type": string
  "photo": null | PhotoFacts
  "claim": EvidenceClaim
  /** Why it replaces the version before; null for the first. */
  "reason": null | string
}

/** An evidence object as shown, with what it is cited for. */
export interface EvidenceView {
  "version": EvidenceVersion
  "uploader": string
  "post": string
  "received_at": string
  "newest": boolean
  "links": Array<EvidenceLink>
}

export interface ExportForm {
  "year": number
  /** shp, geojson, txt, gpkg; tables, ledger; pack with Patch. */
  "format": string
  "patch": null | string
}

/** A value of a facet and how many patches have it. */
export interface FacetValue {
  "value": string
  "name": string
  "count": number
  "area_m2": number
}

/** A fact that may be said of a patch, as a form asks it; left blank it says nothing. */
export interface FactField {
  "name": string
  "kind": string
  /** Words that may be answered; empty unless Kind is a choice. */
  "choices": Array<string>
}

/** 违法占用耕地面积比例 of a unit (令第15号 art. 3; 方案 四(一)). */
export interface FarmlandRatio {
  "lawful_m2": number
  "illegal_m2": number
  "approved_earlier_m2": number
  "denominator_m2": number
  "v1": RatioVariant
  "v2": RatioVariant
  "v3": RatioVariant
  "v4": RatioVariant
  /** The accountability variant is at or above the threshold, by raw values: 15.00 % triggers, 14.996 % does not. */
  "reached": boolean
  /** Patches whose farmland is not known; while there are any, the ratio is provisional. */
  "unknown": Array<string>
}

/** What was found at a patch on the ground; the newest record of a patch counts, older ones stay in the journal. */
export interface FieldRecord {
  "patch": string
  /** Findings the land tables ask for. */
  "land": VerificationFacts
  /** 开采, 勘查, 非矿活动, 历史遗留 or 无; null on the land line. */
  "activity": null | string
  "mineral": null | string
  "associated_mineral": null | boolean
  "within_elevation": null | boolean
  /** Day of the act, where it could be told. */
  "activity_day": null | string
  /** Who was on the ground. */
  "verifier": string
  "verified_on": string
}

/** A field an action asks for. */
export interface FieldView {
  "name": string
  /** 文字, 日期, 数值, 是否, 选项, 文件. */
  "kind": string
  "required": boolean
  "choices": Array<string>
  "unit": string
  "note": string
}

/** A post held by a person, in a unit, for a time. */
export interface Grant {
  "id": string
  "login": string
  "post": string
  /** Code; null for a county post. */
  "unit": null | string
  "from": string
  /** Last day; null: until ended. */
  "to": null | string
  /** The post as the journal keeps it: `镇街办事员@619901101`. */
  "post_at_unit"?: string
}

export interface GrantForm {
  "post": string
  "unit": null | string
  "from": null | string
  "to": null | string
}

/** A grant as administrators see it. */
export interface GrantView {
  "id": string
  "login": string
  "post": string
  "unit": null | string
  "unit_name": null | string
  "from": string
  "to": null | string
  "in_force": boolean
}

/** Ground a picture covers, degrees. */
export interface GroundBox {
  "west": number
  "south": number
  "east": number
  "north": number
}

/** For whoever watches the server; tells nothing of the office. */
export interface Health {
  /** ok. */
  "status": string
}

export interface ImageryForm {
  /** Id of the upload: GeoTIFF, MBTiles, or a zip of tiles. */
  "upload": string
  "name": string
  "phase": string
  "day": null | string
  "year": null | number
  "secrecy": string
  "review": null | string
  "source": null | string
  "epsg": null | number
  /** Bands drawn red, green, blue, from 1; null: as the file has it. */
  "bands": null | Array<number>
  "southern": boolean
  "degrees": boolean
}

export interface ImageryKeyForm {
  /** Empty: forget it. */
  "key": string
}

/** A registered picture in a list. */
export interface ImageryLine {
  "number": number
  "current": boolean
  "retired": null | string
  "name": string
  "phase": string
  "phase_name": string
  "day": null | string
  "year": null | number
  "kind": string
  "kind_name": string
  "source": null | string
  "review": null | string
  "extent": null | GroundBox
  "pixel_m": null | number
  "min_zoom": number
  "max_zoom": number
  /** Name of the file it came from; null of another server's tiles. */
  "file": null | string
  "epsg": null | number
  /** Of another server's tiles, for those who keep them; the key is never in it. */
  "address": null | string
  /** Name of the key it needs. */
  "key_name": null | string
  /** Whether that key is set; null when none is needed. */
  "key_set": null | boolean
  "warnings": Array<Problem>
}

export interface ImportForm {
  "year": number
  "line": string
  "file": IntakeForm
  /** mu, m2, ha; null: inferred. */
  "area_unit": null | string
  /** Batch delivered again in full. */
  "replaces": null | number
}

/** What a person says about an uploaded file. */
export interface IntakeForm {
  /** Id of the upload. */
  "upload": string
  "layer"?: null | string
  "where"?: null | string
  /** Where the file declares no coordinate system. */
  "epsg"?: null | number
  "accept_wgs84"?: boolean
  "accept_repairs"?: boolean
  "map"?: null | Record<string, string>
}

export interface IssueForm {
  "day": null | string
}

/** A one-time password, shown once and kept nowhere. */
export interface IssuedPassword {
  "login": string
  "password": string
}

/** A job as its owner sees it. */
export interface JobView {
  "id": string
  "kind": string
  "state": string
  "over": boolean
  "done": number
  "all": null | number
  "answer": null | JsonElement
  "problems": Array<Problem>
  "file": null | string
  "asked_at": string
  "ended_at": null | string
}

export type JsonElement = unknown

export interface JudgeForm {
  "year": number
  "batch": null | number
  "as_of": null | string
  /** Only say what would change. */
  "preview": boolean
}

/** A part of a mixed patch; the parts tile the patch. */
export interface JudgedPart {
  /** What the child would be called: `X_1`, `X_2` … */
  "number": string
  "along": string
  "area_m2": number
  /** WKB hex in the patch's own coordinate system. */
  "geometry": string
  "facts": LandFacts
  "answers": Array<AnsweredQuestion>
  "verdict": JudgedVerdict
}

/** One patch judged: what was measured, what was answered, what the law says. Judged again on the same inputs it is the same to the byte. Off-line patches (线下处理) carry nothing but their neutral verdict. */
export interface JudgedPatch {
  "number": string
  "id": string
  "line": string
  "version": number
  "area_m2": null | number
  "planar_area_m2": null | number
  "declared_m2": null | number
  "shape": null | JudgedShape
  "units": Array<UnitShare>
  "pieces": Array<JudgedPiece>
  "kinds": Record<string, KindAccount>
  "counted": null | CountedAreas
  "facts": null | LandFacts
  "mineral_facts": null | MineralFacts
  "answers": Array<AnsweredQuestion>
  "verdict": JudgedVerdict
  "split": Array<JudgedPart>
  /** Town it mostly lies in; the lower code wins a tie. */
  "main_town"?: UnitShare
}

/** Part of a patch inside one feature of one layer. */
export interface JudgedPiece {
  "kind": string
  "layer_hash": string
  /** Number in the stored layer (GeoPackage fid). */
  "feature": number
  /** Row of the source it came from. */
  "record": number
  /** What the feature is, by the first field of its kind: 地类编码, 批准文号, 规划分区 … */
  "class": null | string
  "area_m2": number
  /** Checksum of the feature's whole outline and values: a vertex moved outside the patch shows too. */
  "check": string
}

/** Whether the shape may be measured. */
export interface JudgedShape {
  "valid": boolean
  "repair_accepted": boolean
  "fault": null | PatchFault
}

/** The verdict as kept; the answers it rests on stand beside it. */
export interface JudgedVerdict {
  "code": string
  "conclusion": string
  "row": string
  "articles": Array<string>
  "split_along": null | string
  "missing": Array<string>
  "would_change": Array<Alternative>
  "flags": Array<string>
}

/** The account of one layer kind: Σ pieces − overlap + remainder = area of the patch. */
export interface KindAccount {
  "covered_m2": number
  "overlap_m2": number
  "remainder_m2": number
}

/** The measured facts of one part of a land patch, the only thing the law reads. A null list or number means nobody could know (no layer registered, or a quarantined shape touched) – 不明, never zero. */
export interface LandFacts {
  /** Official ellipsoid area of the part. */
  "area_m2": number
  /** Handled off-line (线下处理); neutral, no reason is kept. */
  "offline": boolean
  /** False while the delivered shape is quarantined. */
  "shape_sound": boolean
  /** TBLX as delivered. */
  "change_type": null | string
  /** QSX, day of the earlier image. */
  "earlier_image": null | string
  /** HSX, day of the later image. */
  "later_image": null | string
  /** ㎡ outside the county; null without a county layer. */
  "outside_county_m2": null | number
  "land_use": null | LandUseFacts
  /** ㎡ inside permanent basic farmland outlines. */
  "permanent_farmland_m2": null | number
  /** ㎡ inside zones where the plan allows construction. */
  "plan_conforming_m2": null | number
  "redline_m2": null | number
  "approvals": null | Array<Cover>
  "approved_m2": null | number
  "supplies": null | Array<Cover>
  "supplied_m2": null | number
  "facilities": null | Array<Cover>
  "facility_m2": null | number
  "temporary_land": null | Array<Cover>
  "temporary_m2": null | number
  "rural_roads": null | Array<Cover>
  "rural_road_m2": null | number
  "verified": VerificationFacts
  /** Per layer kind, why it cannot be known (未登记, 触及隔离图形). */
  "unknown": Record<string, string>
}

/** Land classes before the change, from the survey layer. */
export interface LandUseFacts {
  /** Scheme of the codes; areas of different schemes are never added. */
  "scheme": string
  "agricultural_m2": number
  /** Cultivated land by the chosen basis (gross, or net of 田坎). */
  "farmland_m2": number
  "paddy_m2": number
  "irrigated_m2": number
  "dry_m2": number
  "construction_m2": number
  "unused_m2": number
  /** Covered by classes that the scheme does not know, or by several features that contradict each other. */
  "unknown_m2": number
  /** Covered by no feature of the layer. */
  "uncovered_m2": number
}

/** The rule tables this server works by. */
export interface LawIndex {
  "hash": string
  "tables": Array<LawTableLine>
  "procedures": Array<ProcedureView>
}

/** A law table in the list. */
export interface LawTableLine {
  "file": string
  "rows": number
}

/** A law table as an official reads it. */
export interface LawTableView {
  "file": string
  "columns": Array<string>
  "rows": Array<Array<string>>
}

/** Everything said of one registered layer version; immutable like the file it describes. */
export interface LayerDescription {
  /** Layer kind key of `law/layers.csv`. */
  "kind": string
  /** Content hash: features, mapping, scheme, date, coordinate system. Verdicts cite it. */
  "hash": string
  /** SHA-256 of the GeoPackage as written, for `verify`. */
  "file_sha256": string
  "epsg": number
  "wgs84_accepted": boolean
  /** Land-class scheme of its codes; null where it has none. */
  "scheme": null | string
  /** The day the content is of (数据时点); null when not given. */
  "date": null | string
  /** Secrecy label; only 非涉密 data are accepted by this deployment. */
  "secrecy": string
  "source_name": string
  "source_sha256": string
  "source_layer": null | string
  "where": null | string
  "format": string
  "encoding": string
  "encoding_reason": string
  /** Target field → source column. */
  "mapping": Record<string, string>
  "rows": RowAccount
  /** Shapes stored, quarantined ones included. */
  "kept": number
  /** Pairs of features that overlap each other; never summed twice. */
  "overlapping_pairs": number
  /** Official area of the sound shapes, one by one. */
  "area_m2": number
  "quarantined": Array<QuarantinedShape>
  "warnings": Array<Problem>
}

export interface LayerForm {
  "kind": string
  "scheme": null | string
  "date": null | string
  "secrecy": string
  /** Numbers of layers it takes the place of; null: by the kind's rule. */
  "replaces": null | Array<number>
  "file": IntakeForm
}

/** A layer kind that can be registered. */
export interface LayerKindView {
  "key": string
  "name": string
  "needs_scheme": boolean
}

/** A registered layer in a list. */
export interface LayerLine {
  "number": number
  "current": boolean
  "kind": string
  "kind_name": string
  "description": LayerDescription
}

export interface LinkForm {
  "evidence": string
  "role": string
  /** Why one proof serves a second place (一举多用). */
  "reason": null | string
}

/** A reader token, shown once. */
export interface MadeToken {
  "token": string
}

/** The county's extent, degrees; null members while there is nothing to show. */
export interface MapExtent {
  "west": null | number
  "south": null | number
  "east": null | number
  "north": null | number
}

/** The facts of one mineral patch. Null means 不明. */
export interface MineralFacts {
  /** Null for a bare centre point. */
  "area_m2": null | number
  "offline": boolean
  "shape_sound": boolean
  /** 开采, 勘查, 非矿活动, 历史遗留 or 无, as verified. */
  "activity": null | string
  /** Mineral found. */
  "mineral": null | string
  /** The mineral found is co-mined or associated with the licensed one. */
  "associated_mineral": null | boolean
  /** Inside the approved elevation. */
  "within_elevation": null | boolean
  "rights": null | Array<MiningRight>
  /** How far the patch reaches beyond the nearest right. */
  "furthest_outside_m": null | number
  /** Day of the act, bounded by the later image. */
  "day": null | string
  "unknown": Record<string, string>
}

/** A mining or exploration right near a mineral patch. */
export interface MiningRight {
  "licence": string
  "holder": null | string
  "mineral": null | string
  /** 采矿 or 探矿. */
  "stage": null | string
  "valid_from": null | string
  "valid_to": null | string
  /** Day the registry accepted a renewal; before expiry it keeps the licence valid. */
  "renewal_accepted": null | string
  /** ㎡ of the patch inside the right; for a point 0 or 1. */
  "inside_m2": number
  /** Distance from the patch to the right; 0 when they meet. */
  "distance_m": number
}

/** What a dossier is tied to, as a person calls it. */
export interface NamedLink {
  "kind": string
  "id": string
  /** Number of a patch; of anything else its id. */
  "name": string
}

/** A photo taken near a patch that may serve it too. */
export interface NearView {
  "evidence": EvidenceView
  "distance_m": number
  "age_days": number
}

/** An action and whether the signed-in officer may take it now; if not, why and by which article. */
export interface OfferView {
  "action": string
  "to": null | string
  "allowed": boolean
  "code": null | string
  "reason": null | string
  "article": null | string
  "article_title": null | string
  "unmet": Array<UnmetNeed>
  "fields": Array<FieldView>
  "documents": Array<string>
}

/** A secret to be taken into an authenticator app, shown once. */
export interface OfferedSecret {
  "uri": string
  "secret": string
}

export interface OgcCollection {
  "id": string
  "title": string
  "description": string
  "itemType": string
  "crs": Array<string>
  "extent": null | OgcExtent
  "links": Array<OgcLink>
}

export interface OgcCollections {
  "links": Array<OgcLink>
  "collections": Array<OgcCollection>
}

export interface OgcConformance {
  "conformsTo": Array<string>
}

export interface OgcExtent {
  "spatial": OgcSpatial
}

export interface OgcLanding {
  "title": string
  "description": string
  "links": Array<OgcLink>
}

export interface OgcLink {
  "href": string
  "rel": string
  "type": string
  "title": string
}

export interface OgcSpatial {
  "bbox": Array<Array<number>>
  "crs": string
}

export interface OpenForm {
  "open": boolean
  "reason": null | string
}

/** A department's signed opinion. */
export interface Opinion {
  "patch": string
  "department": string
  /** With the proposed verdict. */
  "agrees": boolean
  "text": string
  "person": string
  "post": string
}

export interface OpinionForm {
  "agrees": boolean
  "text": null | string
}

/** A paper with every value on it and the event it comes from. */
export interface PaperDetail {
  "paper": PaperLine
  "fields": Array<TracedField>
  "fault": null | Problem
}

/** A paper in a list. */
export interface PaperLine {
  "id": string
  "document": string
  "name": string
  "subject_kind": string
  "subject": string
  "year": number
  "state": string
  "state_name": string
  "number": null | string
  "reason": null | string
  "sequence": number
  "docx": string
}

/** A paper that came with a step. */
export interface PaperMade {
  "id": string
  "name": string
  "number": null | string
}

export interface PasswordForm {
  "old": string
  "new": string
}

/** Everything known of one patch. */
export interface PatchDetail {
  "patch": PatchLine
  /** For If-Match. */
  "tag": string
  "parents": Array<PatchName>
  "children": Array<PatchName>
  "aliases": Array<string>
  "fields": Record<string, string>
  "raw": Record<string, string>
  "fault": null | PatchFault
  "judged": null | JudgedPatch
  "articles": Array<ArticleView>
  "conclusion": null | Conclusion
  "opinions": Array<Opinion>
  "history": Array<PatchEvent>
  "dossiers": Array<DossierLine>
}

/** One line of what happened to a patch. */
export interface PatchEvent {
  "sequence": number
  "at": string
  "person": string
  "post": string
  "what": string
}

/** Counts under the filter; each facet without its own choice. */
export interface PatchFacets {
  "total": number
  "area_m2": number
  "state": Array<FacetValue>
  "code": Array<FacetValue>
  "town": Array<FacetValue>
  "stage": Array<FacetValue>
  "batch": Array<FacetValue>
}

/** What is wrong with a delivered shape, where, and the proposed repair. */
export interface PatchFault {
  "code": string
  "reason": string
  "location": string
  "area_before_m2": number
  "area_after_m2": number
  "proposal": null | string
  "accepted": boolean
}

/** All the field work on one patch. */
export interface PatchFieldwork {
  "patch": string
  /** A record of it feeds the determination: imported, or an accepted visit. */
  "verified": boolean
  "assignments": Array<AssignmentStanding>
  "visits": Array<VisitStanding>
  "photos": Array<EvidenceItem>
  "doubts": Array<DoubtStanding>
  /** Photos linked to the patch that no check has looked at yet; they block like open doubts. */
  "unchecked": Array<string>
  /** Newest day it was ordered to be put right. */
  "ordered_on": null | string
  "open_blocking"?: null | Array<DoubtStanding>
  "falsified"?: null | Array<DoubtStanding>
}

/** One line of the register. */
export interface PatchLine {
  "id": string
  "year": number
  "line": string
  "number": string
  "status": string
  "batch": number
  "town": null | string
  "town_name": null | string
  /** Null for points, off-line patches and shapes not yet accepted. */
  "area_m2": null | number
  /** Cultivated land it takes, ㎡; null while not judged or not known. */
  "farmland_m2": null | number
  /** Permanent basic farmland it takes, ㎡; null likewise. */
  "permanent_m2": null | number
  "proposed": null | string
  "concluded": null | string
  /** Concluded code, else the proposed one; empty while not judged. */
  "code": string
  /** What the code says. */
  "text": string
  "state": string
  "stage": null | string
  "visited": boolean
  "sequence": number
  "longitude": null | number
  "latitude": null | number
}

/** Another patch, by its number. */
export interface PatchName {
  "id": string
  "number": string
}

/** A page of lines. */
export interface PatchPage {
  "total": number
  "skip": number
  "items": Array<PatchLine>
}

/** Where a patch stands between unlawful and ended. Rectified means: remainder zero, every review finished, no blocking doubt open, no proof false. */
export interface PatchRectification {
  "patch": string
  /** Area of the patch; null when it has none (points). */
  "total_m2": null | number
  "rectified_m2": number
  /** Not yet accepted as rectified; null while the patch has no area. */
  "remainder_m2": null | number
  /** The same, if all pending records were accepted. */
  "claimed_remainder_m2": null | number
  "pending": number
  "rectified": boolean
  /** Rectified, and all of it by modes that bring the ground back. */
  "restored": boolean
  /** Mode, or 混合整改(…) when accepted ones differ; null while nothing counts. */
  "class": null | string
  "entries": Array<RectificationEntry>
}

/** A file that comes in pieces, as far as it has come. */
export interface PendingUpload {
  "id": string
  "name": string
  "bytes": number
  /** Bytes received and on the disk; the next piece begins there. */
  "offset": number
  /** Most bytes of one piece. */
  "piece": number
  "file": null | UploadedFile
}

/** What a picture says of itself. Every member is null when the file does not say; nothing is guessed. */
export interface PhotoFacts {
  /** Degrees, WGS 84 as the receiver writes it; within a metre of CGCS2000. */
  "longitude": null | number
  "latitude": null | number
  /** Direction the camera looked in, 0–360 clockwise. */
  "azimuth_deg": null | number
  /** The azimuth counts from magnetic north. */
  "magnetic_north": null | boolean
  /** Device time, ISO 8601 with offset; Beijing time where the file names none. */
  "taken_at": null | string
  /** Time of the satellite fix, UTC. */
  "satellite_time": null | string
  /** EXIF 1–8. */
  "orientation": null | number
  "camera": null | string
  "width_px": null | number
  "height_px": null | number
  /** 256 bits as hex; pictures that look alike differ in few. Null when the picture could not be decoded. */
  "perceptual_hash": null | string
  /** What could not be read, in words. */
  "faults": Array<string>
}

/** A photo as taken in: its receipt (the hash the server has) and what is in doubt. */
export interface PhotoReceipt {
  "evidence": string
  "version": number
  "sha256": string
  /** The same bytes were received for this patch before; this is the receipt of then. */
  "already": boolean
  "doubts": Array<Doubt>
}

/** A post that can be granted. */
export interface PostChoice {
  "post": string
  "administrative": boolean
  "needs_unit": boolean
  "permissions": Array<string>
}

export interface PostForm {
  "grant": string
}

/** A post the signed-in person may act in. */
export interface PostView {
  "grant": string
  "post": string
  "unit": null | string
  "unit_name": null | string
}

/** One thing that is wrong, in words an officer can act on. */
export interface Problem {
  /** Stable code `noun.what`. */
  "code": string
  /** Chinese sentence that names what was expected and what was found. */
  "message": string
  /** File it was found in. */
  "file"?: null | string
  /** Record, line or sheet row in that file. */
  "row"?: null | number
  /** Column or option. */
  "field"?: null | string
}

/** A refusal as RFC 9457 tells it, with our stable code and every single problem. */
export interface ProblemAnswer {
  /** `urn:weipian:problem:CODE`. */
  "type": string
  /** What kind of refusal it is. */
  "title": string
  "status": number
  /** The first problem in words. */
  "detail": string
  "code": string
  /** To be found in the server's log. */
  "request_id": string
  "errors": Array<{ "code": string; "message": string; "file"?: null | string; "row"?: null | number; "field"?: null | string }>
}

/** A procedure: its states and who may do what. */
export interface ProcedureView {
  "key": string
  "name": string
  "states": Array<string>
  "actions": Array<string>
}

export interface ProgrammeForm {
  "set": Record<string, string>
}

/** A year with its units. */
export interface ProgrammeView {
  "year": number
  "rule_pack": string
  "current_rule_pack": boolean
  "set": Record<string, string>
  "units": Array<Unit>
}

/** How many patches of a town stand where. */
export interface ProgressLine {
  "town": null | string
  "town_name": null | string
  "line": string
  "state": string
  "stage": null | string
  "count": number
  "area_m2": number
}

/** A shape that may not be measured until a person accepts its repair (不明 for whatever it touches). */
export interface QuarantinedShape {
  "record": number
  "feature": number
  "code": string
  "reason": string
  /** Where it is wrong, longitude and latitude, as text. */
  "location": string
  /** Ring area of the original as it stands; only to be shown beside the repair. */
  "area_before_m2": number
  "area_after_m2": number
  "accepted": boolean
}

export interface RaiseForm {
  /** The photo in doubt; null when it is about a visit or the patch. */
  "evidence": null | string
  "visit": null | string
  "text": string
}

/** One of the four readings of the ratio; they stand beside each other, none replaces another. */
export interface RatioVariant {
  "name": string
  "numerator_m2": null | number
  /** Unrounded; null when the denominator is zero (printed —) or the variant has no input. */
  "ratio": null | number
  "deductions": Array<Deduction>
}

/** A token as its owner sees it; what it is made of was shown once. */
export interface ReaderToken {
  "id": string
  "name": string
  "post": string
  "last_day": string
}

export interface ReasonForm {
  "reason": null | string
}

/** A record of rectification, and the doubt it raised. */
export interface RectificationDone {
  "record": RectificationRecord
  "doubt": null | string
}

/** A record as it stands. */
export interface RectificationEntry {
  "record": RectificationRecord
  "state": string
  "person": string
  "post": string
  "review": null | RectificationReview
  "reviewed_at": null | string
  /** Place in the journal of the newest word on it. */
  "sequence": number
}

export interface RectificationForm {
  /** Code of `law/fieldwork/rectification-modes.csv`. */
  "mode": string
  "area_m2": null | number
  "day": string
  "text": null | string
  /** Evidence ids; null: those linked already. */
  "proofs": null | Array<string>
}

/** A proof a record rests on, under the kind the mode asks for. */
export interface RectificationProof {
  "kind": string
  "evidence": string
}

/** What was done about a patch, or a part of it. */
export interface RectificationRecord {
  "id": string
  "patch": string
  /** Code of `law/fieldwork/rectification-modes.csv`. */
  "mode": string
  "mode_name": string
  /** Ground rectified, ㎡; null for a patch without an area (a point), which is rectified whole. */
  "area_m2": null | number
  "day": string
  "text": string
  "proofs": Array<RectificationProof>
}

/** The office's word on a record. */
export interface RectificationReview {
  "record": string
  "patch": string
  /** False: returned with a reason of the list. */
  "accepts": boolean
  "reason": null | string
  "reason_name": null | string
  "text": string
  /** Accepted visit after the work (整改后实地核查) it rests on, when the mode asks for one. */
  "visit": null | string
  /** The patch is 恢复原貌 from now on. */
  "restores_ground": boolean
}

export interface RefusedRow {
  "record": number
  "code": string
  "reason": string
}

export interface RemoteImageryForm {
  "name": string
  "phase": string
  "day": null | string
  "year": null | number
  "secrecy": string
  "source": null | string
  /** With {z}, {x}, {y} or {-y}, and {key}. */
  "address": string
  "key_name": null | string
  "min_zoom": number
  "max_zoom": number
  /** Tiles of the pyramid of longitude and latitude (天地图 _c). */
  "degrees": boolean
}

export interface ReplaceForm {
  "upload": string
  /** Why the new version takes the place of the old; both stay. */
  "reason": string
  "claim": null | EvidenceClaim
}

export interface RetireImageryForm {
  "why": string
}

/** Why the office sends something back; a short list, so that reasons can be counted. */
export interface ReturnReason {
  "code": string
  "name": string
  "meaning": string
  /** What it may be said of: 核查, 整改. */
  "uses": Array<string>
  "article": string
}

export interface RevealForm {
  /** Field of the step. */
  "field": string
  /** Why it must be seen; kept. */
  "reason": string
}

/** Personal data, uncovered. */
export interface RevealedText {
  "value": string
}

export interface ReviewForm {
  /** Code of the list of reasons; null accepts. */
  "reason": null | string
  "text": null | string
}

/** Where every row of a source went; the four counts add up to long RowAccount.Read. */
export interface RowAccount {
  /** Records the file yielded. */
  "read": number
  /** Records taken over, quarantined ones included. */
  "kept": number
  /** Records outside the given filter. */
  "filtered_out": number
  /** Records without a shape. */
  "without_geometry": number
  /** Records that could not be used; each is named. */
  "refused": Array<RefusedRow>
  "closes"?: boolean
}

/** A row; numbers in the column's unit, not rounded. */
export interface RowView {
  "key": string
  "name": string
  "values": Array<string>
}

/** An address of the register under a name. */
export interface SavedView {
  "name": string
  "address": string
}

/** Who is signed in, as what, and what is still to be done before he can work. */
export interface SessionView {
  "signed_in": boolean
  /** `password`, `factor`, `post`: what comes next; null when all is done. */
  "todo": null | string
  "login": null | string
  "name": null | string
  "post": null | PostView
  "posts": Array<PostView>
  /** Keys of what the post may do. */
  "permissions": Array<string>
  /** Whether a second factor is set up. */
  "second_factor": boolean
  "county_code": null | string
  "county_name": null | string
  "years": Array<number>
  "today": string
  "idle_minutes": number
}

export interface SignInForm {
  "login": string
  "password": string
  "code": null | string
}

/** Children that took a patch's place. */
export interface SplitDone {
  "children": Array<string>
}

export interface SseItemOfJobView {
  "data"?: JobView
  "event_type"?: string
  "event_id"?: null | string
  "reconnection_interval"?: null | string
}

/** What a township, a land user or another person states against a verdict (陈述). */
export interface Statement {
  "id": string
  "patch": string
  /** 镇街, 用地人 or 其他. */
  "party": string
  "name": string
  "day": string
  "text": string
  /** Code and words of the verdict or conclusion as it stood. */
  "against": string
  /** Place in the journal of the judgement it is against; null when only concluded. */
  "judged": null | number
  /** Evidence handed in with it. */
  "files": Array<string>
}

/** The office's answer; statement and answer both stay. */
export interface StatementAnswer {
  "statement": string
  "patch": string
  /** 采纳, 部分采纳 or 不采纳. */
  "outcome": string
  "text": string
  "files": Array<string>
}

export interface StatementForm {
  "party": string
  "name": string
  "day": string
  "text": string
  "files": null | Array<string>
}

/** A statement with its answer; open while there is none. */
export interface StatementStanding {
  "statement": Statement
  "answer": null | StatementAnswer
  "person": null | string
  "post": null | string
  "answered_at": null | string
}

/** A step was taken. */
export interface StepDone {
  "kind": string
  "id": string
  "number": number
  "state": string
  "papers": Array<PaperMade>
}

export interface StepForm {
  "action": string
  /** Day it was done on; null: today. */
  "day": null | string
  "fields": null | Record<string, string>
  "links": null | Array<DossierLink>
  "unlinks": null | Array<DossierLink>
  "year": null | number
  "unit": null | string
  /** Of a new dossier. */
  "title": null | string
}

/** A step as shown; personal fields are covered. */
export interface StepView {
  "number": number
  "sequence": number
  "at": string
  "person": string
  "post": string
  "action": string
  "from": string
  "to": string
  "day": string
  "fields": Record<string, string>
  "covered": Array<string>
  "links": Array<DossierLink>
  "unlinks": Array<DossierLink>
  "row": string
}

export type Stream = Blob

/** A table in the list. */
export interface TableLine {
  "key": string
  "name": string
  "by_unit": boolean
}

/** A counted table, as far as the post sees. */
export interface TableView {
  "key": string
  "name": string
  "year": number
  "note": string
  "columns": Array<ColumnView>
  "rows": Array<RowView>
  "total": null | RowView
}

export interface TokenForm {
  "name": string
  "last_day": string
}

/** A field as printed, and the event behind it. */
export interface TracedField {
  "name": string
  "text": string
  "event": null | number
  /** Type of that event; null when the field was written on the paper only. */
  "event_type": null | string
}

/** What stands behind one cell. */
export interface TracedShare {
  "patch": string
  "number": string
  "unit": string
  "code": null | string
  "conclusion": null | string
  "state": string
  "value": number
}

/** A town, street, department or bureau with work in the programme. */
export interface Unit {
  /** 6 (county), 9 (town) or 12 (village) digits. */
  "code": string
  "name": string
  "kind": string
  "valid_from": string
  /** Last day; null while in force. Codes change when counties become districts. */
  "valid_to": null | string
}

/** The ratio of one unit. */
export interface UnitRatio {
  "code": string
  "name": string
  "ratio": FarmlandRatio
  "rank": number
  "rank_by_area": number
}

/** A unit a patch lies in, and how much of it. */
export interface UnitShare {
  /** town or village. */
  "level": string
  "code": string
  "name": null | string
  "area_m2": number
  "counted"?: null | CountedAreas
}

/** A condition that is not met, in words. */
export interface UnmetNeed {
  "term": string
  "lacking": string
  "article": string
  "why": string
}

export interface UploadForm {
  "name": string
  "bytes": number
  /** What tells two files of one name and length apart, e.g. the time it was changed. */
  "mark": null | string
  /** Hash of the whole, where the sender knows it beforehand. */
  "sha256": null | string
}

/** A file handed in and not yet used. */
export interface UploadedFile {
  /** SHA-256 of its bytes; with it, its owner names it in other requests. */
  "id": string
  "name": string
  "bytes": number
}

/** What a visit on the ground found. Every member is null until somebody looked. */
export interface VerificationFacts {
  /** The ground really changed. */
  "changed"?: null | boolean
  "demolished"?: null | boolean
  /** The present use is construction. */
  "construction"?: null | boolean
  "special_use"?: null | string
  /** Use found, in the words of the special uses or of an approval. */
  "present_use"?: null | string
  /** Day works began (动工时间). */
  "start_of_works"?: null | string
  "permanent_building"?: null | boolean
  "road_width_m"?: null | number
  "serves_farming"?: null | boolean
  "urgent_proof"?: null | boolean
  "permanent_use_applied"?: null | boolean
  "applied"?: null | boolean
  "villager_housing"?: null | boolean
  "exceeds_own_approval"?: null | boolean
  "use_agrees"?: null | boolean
  "key_project"?: boolean
  "affordable_housing"?: boolean
  "subject"?: null | string
}

/** Somebody was there. */
export interface Visit {
  "id": string
  "patch": string
  "assignment": null | string
  /** ISO 8601 with offset. */
  "at": string
  /** Where the person stood, degrees; null when the device did not say. */
  "longitude": null | number
  "latitude": null | number
  /** In the person's own words. */
  "found": string
  "record": FieldRecord
  /** SHA-256 of every photo that belongs to it; until all have come the visit is 待传. */
  "photos": Array<string>
}

/** A visit in the list of those to be reviewed. */
export interface VisitLine {
  "standing": VisitStanding
  "number": string
  "town_name": null | string
  /** Doubts about the patch that nobody has answered. */
  "open_doubts": number
}

/** A visit was recorded, with what is in doubt about it. */
export interface VisitRecorded {
  "visit": Visit
  "doubts": Array<Doubt>
}

/** What a device or a person hands in about a visit. */
export interface VisitReport {
  "assignment": null | string
  "at": string
  "longitude": null | number
  "latitude": null | number
  "found": string
  /** Columns of the record list by name (实地已变化 …); an absent one says nothing. */
  "facts": Record<string, string>
  /** SHA-256 of each photo taken, in lower-case hex; the photos themselves may come later. */
  "photos": Array<string>
}

/** The office's word on a visit. */
export interface VisitReview {
  "visit": string
  "patch": string
  "accepts": boolean
  "reason": null | string
  "reason_name": null | string
  "text": string
}

/** What the form of a visit asks and what the office wants of its photos. */
export interface VisitSheet {
  "facts": Array<FactField>
  "roles": Array<string>
  "assignments": Array<Assignment>
  "min_photos": number
  "min_directions": number
  "max_distance_m": number
  "max_age_days": number
  /** What photos are still lacking by the parameters. */
  "lacking": Array<string>
  /** Reasons a visit may be returned for. */
  "reasons": Array<ReturnReason>
}

/** A visit as it stands. */
export interface VisitStanding {
  "visit": Visit
  "state": string
  /** How many of the photos it names have come. */
  "received": number
  /** Hashes of those that have not. */
  "missing": Array<string>
  "person": string
  "post": string
  "received_at": string
  "review": null | VisitReview
  "reviewed_at": null | string
}

export interface VoidForm {
  "reason": string
}

/** The ratio of a year: county and units, from the same patches. */
export interface YearRatio {
  "year": number
  /** 15 % unless the programme says otherwise. */
  "threshold": number
  "denominator_source": string
  /** net or gross farmland. */
  "basis": string
  /** Patches a person concluded; the others count by the proposed verdict. */
  "concluded": number
  "proposed": number
  /** Patches not yet decided (未判定); they are in no part of the ratio. */
  "open": number
  "county": FarmlandRatio
  "units": Array<UnitRatio>
}

/** What each operation takes and answers. */
export interface Operations {
  addCaseEvidence: { path: { "id": string }; query: {  }; body: EvidenceForm; result: PhotoReceipt }
  addImagery: { path: {  }; query: {  }; body: ImageryForm; result: JobView }
  addLayer: { path: {  }; query: {  }; body: LayerForm; result: JobView }
  addPatchEvidence: { path: { "id": string }; query: {  }; body: EvidenceForm; result: PhotoReceipt }
  addRemoteImagery: { path: {  }; query: {  }; body: RemoteImageryForm; result: ImageryLine }
  answerDoubt: { path: { "id": string }; query: {  }; body: DoubtForm; result: DoubtAnswer }
  answerEmergency: { path: { "id": string }; query: {  }; body: EmergencyAnswer; result: EmergencyStanding }
  answerStatement: { path: { "id": string }; query: {  }; body: AnswerForm; result: StatementAnswer }
  askEmergency: { path: {  }; query: {  }; body: EmergencyForm; result: EmergencyAsked }
  assignPatches: { path: {  }; query: {  }; body: AssignForm; result: Assignment }
  backUp: { path: {  }; query: {  }; body: undefined; result: JobView }
  beginUpload: { path: {  }; query: {  }; body: UploadForm; result: PendingUpload }
  cancelJob: { path: { "id": string }; query: {  }; body: undefined; result: void }
  changePassword: { path: {  }; query: {  }; body: PasswordForm; result: SessionView }
  checkBackup: { path: {  }; query: {  }; body: BackupCheckForm; result: JobView }
  choosePost: { path: {  }; query: {  }; body: PostForm; result: SessionView }
  closeAccount: { path: { "login": string }; query: {  }; body: OpenForm; result: Account }
  concludePatch: { path: { "id": string }; query: {  }; body: ConclusionForm; result: Conclusion }
  concludePatches: { path: {  }; query: {  }; body: BulkForm; result: BulkDone }
  confirmFactor: { path: {  }; query: {  }; body: CodeForm; result: SessionView }
  continueUpload: { path: { "id": string }; query: {  }; body: undefined; result: PendingUpload }
  countPatches: { path: {  }; query: { "year": number; "line"?: null | string; "q"?: null | string; "state"?: null | string; "code"?: null | string; "town"?: null | string; "batch"?: number; "stage"?: null | string; "visited"?: boolean; "status"?: null | string; "bbox"?: null | string; "unsigned"?: null | string; "contested"?: boolean }; body: undefined; result: PatchFacets }
  draftPaper: { path: {  }; query: {  }; body: DraftForm; result: PaperLine }
  dropUpload: { path: { "id": string }; query: {  }; body: undefined; result: void }
  dropView: { path: {  }; query: { "name": string }; body: undefined; result: void }
  endEmergency: { path: { "id": string }; query: {  }; body: ReasonForm; result: EmergencyStanding }
  endGrant: { path: { "id": string }; query: {  }; body: ReasonForm; result: Grant }
  exportPatches: { path: {  }; query: {  }; body: ExportForm; result: JobView }
  exportSeen: { path: {  }; query: { "year": number; "line"?: null | string; "q"?: null | string; "state"?: null | string; "code"?: null | string; "town"?: null | string; "batch"?: number; "stage"?: null | string; "visited"?: boolean; "status"?: null | string; "bbox"?: null | string; "unsigned"?: null | string; "contested"?: boolean; "sort"?: null | string; "desc"?: boolean; "columns"?: null | string; "format"?: null | string }; body: undefined; result: void }
  fileStatement: { path: { "id": string }; query: {  }; body: StatementForm; result: Statement }
  findNearEvidence: { path: { "id": string }; query: {  }; body: undefined; result: Array<NearView> }
  getChain: { path: {  }; query: {  }; body: undefined; result: ChainView }
  getDossier: { path: { "kind": string; "id": string }; query: {  }; body: undefined; result: DossierDetail }
  getEvidence: { path: { "id": string }; query: {  }; body: undefined; result: Array<EvidenceView> }
  getEvidenceFile: { path: { "id": string; "version": number }; query: {  }; body: undefined; result: void }
  getFieldwork: { path: { "id": string }; query: {  }; body: undefined; result: PatchFieldwork }
  getImageryTile: { path: { "number": number; "z": number; "x": number; "y": number }; query: {  }; body: undefined; result: void }
  getJob: { path: { "id": string }; query: {  }; body: undefined; result: JobView }
  getJobFile: { path: { "id": string }; query: {  }; body: undefined; result: void }
  getLawTable: { path: { "file": string }; query: {  }; body: undefined; result: LawTableView }
  getLayerTile: { path: { "number": number; "z": number; "x": number; "y": number }; query: {  }; body: undefined; result: void }
  getMapExtent: { path: {  }; query: { "year": number; "line"?: null | string; "q"?: null | string; "state"?: null | string; "code"?: null | string; "town"?: null | string; "batch"?: number; "stage"?: null | string; "visited"?: boolean; "status"?: null | string; "bbox"?: null | string; "unsigned"?: null | string; "contested"?: boolean }; body: undefined; result: MapExtent }
  getPaper: { path: { "id": string }; query: {  }; body: undefined; result: PaperDetail }
  getPaperDocx: { path: { "id": string }; query: {  }; body: undefined; result: void }
  getPaperPdf: { path: { "id": string }; query: {  }; body: undefined; result: void }
  getPatch: { path: { "id": string }; query: {  }; body: undefined; result: PatchDetail }
  getPatchPieces: { path: { "id": string }; query: {  }; body: undefined; result: void }
  getPatchShape: { path: { "id": string }; query: {  }; body: undefined; result: void }
  getPatchTile: { path: { "z": number; "x": number; "y": number }; query: { "year": number; "line"?: null | string; "q"?: null | string; "state"?: null | string; "code"?: null | string; "town"?: null | string; "batch"?: number; "stage"?: null | string; "visited"?: boolean; "status"?: null | string; "bbox"?: null | string; "unsigned"?: null | string; "contested"?: boolean }; body: undefined; result: void }
  getPolicy: { path: {  }; query: {  }; body: undefined; result: AccountPolicy }
  getProgramme: { path: { "year": number }; query: {  }; body: undefined; result: ProgrammeView }
  getProgress: { path: {  }; query: { "year": number }; body: undefined; result: Array<ProgressLine> }
  getRatio: { path: {  }; query: { "year": number }; body: undefined; result: YearRatio }
  getRectification: { path: { "id": string }; query: {  }; body: undefined; result: PatchRectification }
  getSession: { path: {  }; query: {  }; body: undefined; result: SessionView }
  getTable: { path: { "key": string }; query: { "year": number }; body: undefined; result: TableView }
  getUpload: { path: { "id": string }; query: {  }; body: undefined; result: PendingUpload }
  getVisitSheet: { path: { "id": string }; query: {  }; body: undefined; result: VisitSheet }
  giveOpinion: { path: { "id": string }; query: {  }; body: OpinionForm; result: Opinion }
  grantPost: { path: { "login": string }; query: {  }; body: GrantForm; result: Grant }
  importPatches: { path: {  }; query: {  }; body: ImportForm; result: JobView }
  inspectFile: { path: {  }; query: {  }; body: IntakeForm; result: JobView }
  issuePaper: { path: { "id": string }; query: {  }; body: IssueForm; result: PaperLine }
  judgePatches: { path: {  }; query: {  }; body: JudgeForm; result: JobView }
  keepView: { path: {  }; query: {  }; body: SavedView; result: SavedView }
  linkEvidence: { path: { "id": string }; query: {  }; body: LinkForm; result: PhotoReceipt }
  listAccounts: { path: {  }; query: {  }; body: undefined; result: Array<AccountView> }
  listAssignments: { path: {  }; query: { "year": number }; body: undefined; result: Array<AssignmentLine> }
  listBackups: { path: {  }; query: {  }; body: undefined; result: Array<BackupLine> }
  listBatches: { path: {  }; query: { "year": number }; body: undefined; result: Array<BatchLine> }
  listDossiers: { path: {  }; query: { "year"?: number; "kind"?: null | string; "state"?: null | string; "unit"?: null | string; "q"?: null | string; "patch"?: null | string; "skip"?: number; "take"?: number }; body: undefined; result: DossierPage }
  listDue: { path: {  }; query: { "year": number }; body: undefined; result: DueView }
  listEmergencies: { path: {  }; query: {  }; body: undefined; result: Array<EmergencyStanding> }
  listEmergencyPosts: { path: {  }; query: {  }; body: undefined; result: Array<PostChoice> }
  listEvidence: { path: {  }; query: { "target": string; "id": string }; body: undefined; result: Array<EvidenceView> }
  listHeads: { path: {  }; query: { "skip"?: number; "take"?: number }; body: undefined; result: EventPage }
  listImagery: { path: {  }; query: { "year"?: number }; body: undefined; result: Array<ImageryLine> }
  listJobs: { path: {  }; query: {  }; body: undefined; result: Array<JobView> }
  listLaw: { path: {  }; query: {  }; body: undefined; result: LawIndex }
  listLayerKinds: { path: {  }; query: {  }; body: undefined; result: Array<LayerKindView> }
  listLayers: { path: {  }; query: {  }; body: undefined; result: Array<LayerLine> }
  listPapers: { path: {  }; query: { "year"?: number; "kind"?: null | string; "subject"?: null | string }; body: undefined; result: Array<PaperLine> }
  listPatches: { path: {  }; query: { "year": number; "line"?: null | string; "q"?: null | string; "state"?: null | string; "code"?: null | string; "town"?: null | string; "batch"?: number; "stage"?: null | string; "visited"?: boolean; "status"?: null | string; "bbox"?: null | string; "unsigned"?: null | string; "contested"?: boolean; "sort"?: null | string; "desc"?: boolean; "skip"?: number; "take"?: number }; body: undefined; result: PatchPage }
  listPosts: { path: {  }; query: {  }; body: undefined; result: Array<PostChoice> }
  listProgrammes: { path: {  }; query: {  }; body: undefined; result: Array<number> }
  listStatements: { path: { "id": string }; query: {  }; body: undefined; result: Array<StatementStanding> }
  listTables: { path: {  }; query: {  }; body: undefined; result: Array<TableLine> }
  listTokens: { path: {  }; query: {  }; body: undefined; result: Array<ReaderToken> }
  listViews: { path: {  }; query: {  }; body: undefined; result: Array<SavedView> }
  listVisits: { path: {  }; query: { "year": number; "state"?: null | string }; body: undefined; result: Array<VisitLine> }
  live: { path: {  }; query: {  }; body: undefined; result: Health }
  makeToken: { path: {  }; query: {  }; body: TokenForm; result: MadeToken }
  offerFactor: { path: {  }; query: {  }; body: undefined; result: OfferedSecret }
  offerNew: { path: { "kind": string }; query: { "year": number }; body: undefined; result: Array<OfferView> }
  offerSteps: { path: { "kind": string; "id": string }; query: {  }; body: undefined; result: Array<OfferView> }
  ogcCollection: { path: { "collection": string }; query: {  }; body: undefined; result: OgcCollection }
  ogcCollections: { path: {  }; query: {  }; body: undefined; result: OgcCollections }
  ogcConformance: { path: {  }; query: {  }; body: undefined; result: OgcConformance }
  ogcItem: { path: { "collection": string; "item": string }; query: {  }; body: undefined; result: void }
  ogcItems: { path: { "collection": string }; query: { "bbox"?: null | string; "limit"?: number; "offset"?: number }; body: undefined; result: void }
  ogcLanding: { path: {  }; query: {  }; body: undefined; result: OgcLanding }
  openAccount: { path: {  }; query: {  }; body: AccountForm; result: Account }
  openDossier: { path: { "kind": string }; query: {  }; body: StepForm; result: StepDone }
  raiseDoubt: { path: { "id": string }; query: {  }; body: RaiseForm; result: Doubt }
  ready: { path: {  }; query: {  }; body: undefined; result: Health }
  recordRectification: { path: { "id": string }; query: {  }; body: RectificationForm; result: RectificationDone }
  recordVisit: { path: { "id": string }; query: {  }; body: VisitReport; result: VisitRecorded }
  releaseAssignment: { path: { "id": string }; query: {  }; body: ReasonForm; result: AssignmentReleased }
  replaceEvidence: { path: { "id": string }; query: {  }; body: ReplaceForm; result: PhotoReceipt }
  resetPassword: { path: { "login": string }; query: {  }; body: undefined; result: IssuedPassword }
  retireImagery: { path: { "number": number }; query: {  }; body: RetireImageryForm; result: ImageryLine }
  revealField: { path: { "kind": string; "id": string; "number": number }; query: {  }; body: RevealForm; result: RevealedText }
  reviewRectification: { path: { "id": string }; query: {  }; body: ReviewForm; result: RectificationReview }
  reviewVisit: { path: { "id": string }; query: {  }; body: ReviewForm; result: VisitReview }
  revokeToken: { path: { "id": string }; query: {  }; body: undefined; result: void }
  searchAccess: { path: {  }; query: { "login"?: null | string; "what"?: null | string; "success"?: boolean; "skip"?: number; "take"?: number }; body: undefined; result: AccessPage }
  searchJournal: { path: {  }; query: { "type"?: null | string; "person"?: null | string; "subject"?: null | string; "from"?: null | string; "to"?: null | string; "skip"?: number; "take"?: number }; body: undefined; result: EventPage }
  setImageryKey: { path: { "name": string }; query: {  }; body: ImageryKeyForm; result: void }
  setPolicy: { path: {  }; query: {  }; body: Record<string, number>; result: AccountPolicy }
  setProgramme: { path: { "year": number }; query: {  }; body: ProgrammeForm; result: ProgrammeView }
  signIn: { path: {  }; query: {  }; body: SignInForm; result: SessionView }
  signOut: { path: {  }; query: {  }; body: undefined; result: void }
  splitPatch: { path: { "id": string }; query: {  }; body: undefined; result: SplitDone }
  takeStep: { path: { "kind": string; "id": string }; query: {  }; body: StepForm; result: StepDone }
  traceCell: { path: {  }; query: { "year": number; "table": string; "column": string; "unit"?: null | string }; body: undefined; result: Array<TracedShare> }
  uploadFile: { path: {  }; query: { "name": string }; body: undefined; result: UploadedFile }
  verifyWorkspace: { path: {  }; query: {  }; body: undefined; result: JobView }
  voidPaper: { path: { "id": string }; query: {  }; body: VoidForm; result: PaperLine }
  watchJob: { path: { "id": string }; query: {  }; body: undefined; result: void }
}

/** Method, address and permission of each operation. */
export const operations = {
  addCaseEvidence: ["POST", "/api/dossiers/case/{id}/evidence", "evidence.add"],
  addImagery: ["POST", "/api/jobs/imagery", "imagery.keep"],
  addLayer: ["POST", "/api/jobs/layer", "layer.add"],
  addPatchEvidence: ["POST", "/api/patches/{id}/evidence", "evidence.add"],
  addRemoteImagery: ["POST", "/api/imagery", "imagery.keep"],
  answerDoubt: ["POST", "/api/doubts/{id}/answer", "fieldwork.review"],
  answerEmergency: ["POST", "/api/emergencies/{id}/answer", "emergency.approve"],
  answerStatement: ["POST", "/api/statements/{id}/answer", "patch.conclude"],
  askEmergency: ["POST", "/api/emergencies", "emergency.ask"],
  assignPatches: ["POST", "/api/assignments", "fieldwork.review"],
  backUp: ["POST", "/api/jobs/backup", "backup.keep"],
  beginUpload: ["POST", "/api/uploads/pending", "file.upload"],
  cancelJob: ["DELETE", "/api/jobs/{id}", "signed-in"],
  changePassword: ["PUT", "/api/session/password", "signed-in"],
  checkBackup: ["POST", "/api/jobs/backup-check", "backup.keep"],
  choosePost: ["PUT", "/api/session/post", "signed-in"],
  closeAccount: ["PUT", "/api/accounts/{login}/open", "account.keep"],
  concludePatch: ["POST", "/api/patches/{id}/conclusion", "patch.conclude"],
  concludePatches: ["POST", "/api/patches/conclusions", "patch.conclude"],
  confirmFactor: ["PUT", "/api/session/factor", "signed-in"],
  continueUpload: ["PATCH", "/api/uploads/pending/{id}", "file.upload"],
  countPatches: ["GET", "/api/patches/facets", "patch.read"],
  draftPaper: ["POST", "/api/papers", "paper.make"],
  dropUpload: ["DELETE", "/api/uploads/pending/{id}", "file.upload"],
  dropView: ["DELETE", "/api/session/views", "patch.read"],
  endEmergency: ["POST", "/api/emergencies/{id}/end", "emergency.ask"],
  endGrant: ["POST", "/api/grants/{id}/end", "grant.keep"],
  exportPatches: ["POST", "/api/jobs/export", "export.download"],
  exportSeen: ["GET", "/api/patches/export", "export.download"],
  fileStatement: ["POST", "/api/patches/{id}/statements", "statement.make"],
  findNearEvidence: ["GET", "/api/patches/{id}/evidence/near", "evidence.read"],
  getChain: ["GET", "/api/journal/chain", "journal.chain"],
  getDossier: ["GET", "/api/dossiers/{kind}/{id}", "dossier.read"],
  getEvidence: ["GET", "/api/evidence/{id}", "evidence.read"],
  getEvidenceFile: ["GET", "/api/evidence/{id}/{version}/file", "evidence.read"],
  getFieldwork: ["GET", "/api/patches/{id}/fieldwork", "patch.read"],
  getImageryTile: ["GET", "/api/map/imagery/{number}/{z}/{x}/{y}", "imagery.read"],
  getJob: ["GET", "/api/jobs/{id}", "signed-in"],
  getJobFile: ["GET", "/api/jobs/{id}/file", "signed-in"],
  getLawTable: ["GET", "/api/law/tables/{file}", "law.read"],
  getLayerTile: ["GET", "/api/map/layers/{number}/{z}/{x}/{y}", "layer.read"],
  getMapExtent: ["GET", "/api/map/extent", "patch.read"],
  getPaper: ["GET", "/api/papers/{id}", "paper.read"],
  getPaperDocx: ["GET", "/api/papers/{id}/docx", "paper.read"],
  getPaperPdf: ["GET", "/api/papers/{id}/pdf", "paper.read"],
  getPatch: ["GET", "/api/patches/{id}", "patch.read"],
  getPatchPieces: ["GET", "/api/patches/{id}/pieces", "patch.read"],
  getPatchShape: ["GET", "/api/patches/{id}/shape", "patch.read"],
  getPatchTile: ["GET", "/api/map/patches/{z}/{x}/{y}", "patch.read"],
  getPolicy: ["GET", "/api/policy", "account.read"],
  getProgramme: ["GET", "/api/programmes/{year}", "programme.read"],
  getProgress: ["GET", "/api/statistics/progress", "statistics.read"],
  getRatio: ["GET", "/api/statistics/ratio", "statistics.read"],
  getRectification: ["GET", "/api/patches/{id}/rectification", "patch.read"],
  getSession: ["GET", "/api/session", "anyone"],
  getTable: ["GET", "/api/statistics/tables/{key}", "statistics.read"],
  getUpload: ["GET", "/api/uploads/pending/{id}", "file.upload"],
  getVisitSheet: ["GET", "/api/patches/{id}/visit-sheet", "patch.read"],
  giveOpinion: ["POST", "/api/patches/{id}/opinion", "patch.opinion"],
  grantPost: ["POST", "/api/accounts/{login}/grants", "grant.keep"],
  importPatches: ["POST", "/api/jobs/import", "patch.import"],
  inspectFile: ["POST", "/api/jobs/inspect", "file.upload"],
  issuePaper: ["POST", "/api/papers/{id}/issue", "paper.make"],
  judgePatches: ["POST", "/api/jobs/judge", "patch.judge"],
  keepView: ["PUT", "/api/session/views", "patch.read"],
  linkEvidence: ["POST", "/api/patches/{id}/evidence/links", "evidence.add"],
  listAccounts: ["GET", "/api/accounts", "account.read"],
  listAssignments: ["GET", "/api/assignments", "patch.read"],
  listBackups: ["GET", "/api/backups", "backup.keep"],
  listBatches: ["GET", "/api/batches", "patch.import"],
  listDossiers: ["GET", "/api/dossiers", "dossier.read"],
  listDue: ["GET", "/api/due", "dossier.read"],
  listEmergencies: ["GET", "/api/emergencies", "emergency.ask"],
  listEmergencyPosts: ["GET", "/api/emergencies/posts", "emergency.ask"],
  listEvidence: ["GET", "/api/evidence", "evidence.read"],
  listHeads: ["GET", "/api/journal/heads", "journal.chain"],
  listImagery: ["GET", "/api/imagery", "imagery.read"],
  listJobs: ["GET", "/api/jobs", "signed-in"],
  listLaw: ["GET", "/api/law", "law.read"],
  listLayerKinds: ["GET", "/api/layers/kinds", "layer.read"],
  listLayers: ["GET", "/api/layers", "layer.read"],
  listPapers: ["GET", "/api/papers", "paper.read"],
  listPatches: ["GET", "/api/patches", "patch.read"],
  listPosts: ["GET", "/api/posts", "account.read"],
  listProgrammes: ["GET", "/api/programmes", "programme.read"],
  listStatements: ["GET", "/api/patches/{id}/statements", "patch.read"],
  listTables: ["GET", "/api/statistics/tables", "statistics.read"],
  listTokens: ["GET", "/api/session/tokens", "patch.read"],
  listViews: ["GET", "/api/session/views", "patch.read"],
  listVisits: ["GET", "/api/visits", "patch.read"],
  live: ["GET", "/health/live", "anyone"],
  makeToken: ["POST", "/api/session/tokens", "patch.read"],
  offerFactor: ["POST", "/api/session/factor", "signed-in"],
  offerNew: ["GET", "/api/dossiers/{kind}/offer", "dossier.read"],
  offerSteps: ["GET", "/api/dossiers/{kind}/{id}/offer", "dossier.read"],
  ogcCollection: ["GET", "/ogc/collections/{collection}", "patch.read"],
  ogcCollections: ["GET", "/ogc/collections", "patch.read"],
  ogcConformance: ["GET", "/ogc/conformance", "patch.read"],
  ogcItem: ["GET", "/ogc/collections/{collection}/items/{item}", "patch.read"],
  ogcItems: ["GET", "/ogc/collections/{collection}/items", "patch.read"],
  ogcLanding: ["GET", "/ogc", "patch.read"],
  openAccount: ["POST", "/api/accounts", "account.keep"],
  openDossier: ["POST", "/api/dossiers/{kind}", "dossier.act"],
  raiseDoubt: ["POST", "/api/patches/{id}/doubts", "fieldwork.review"],
  ready: ["GET", "/health/ready", "anyone"],
  recordRectification: ["POST", "/api/patches/{id}/rectifications", "fieldwork.record"],
  recordVisit: ["POST", "/api/patches/{id}/visits", "fieldwork.record"],
  releaseAssignment: ["POST", "/api/assignments/{id}/release", "fieldwork.record"],
  replaceEvidence: ["POST", "/api/evidence/{id}/versions", "evidence.add"],
  resetPassword: ["POST", "/api/accounts/{login}/password", "account.keep"],
  retireImagery: ["POST", "/api/imagery/{number}/retirement", "imagery.keep"],
  revealField: ["POST", "/api/dossiers/{kind}/{id}/steps/{number}/reveal", "personal.reveal"],
  reviewRectification: ["POST", "/api/rectifications/{id}/review", "fieldwork.review"],
  reviewVisit: ["POST", "/api/visits/{id}/review", "fieldwork.review"],
  revokeToken: ["DELETE", "/api/session/tokens/{id}", "patch.read"],
  searchAccess: ["GET", "/api/access-log", "access-log.read"],
  searchJournal: ["GET", "/api/journal", "journal.read"],
  setImageryKey: ["PUT", "/api/imagery/keys/{name}", "imagery.keep"],
  setPolicy: ["PUT", "/api/policy", "policy.keep"],
  setProgramme: ["PUT", "/api/programmes/{year}", "programme.set"],
  signIn: ["POST", "/api/session", "anyone"],
  signOut: ["DELETE", "/api/session", "signed-in"],
  splitPatch: ["POST", "/api/patches/{id}/split", "patch.split"],
  takeStep: ["POST", "/api/dossiers/{kind}/{id}/steps", "dossier.act"],
  traceCell: ["GET", "/api/statistics/trace", "statistics.read"],
  uploadFile: ["POST", "/api/uploads", "file.upload"],
  verifyWorkspace: ["POST", "/api/jobs/verify", "journal.chain"],
  voidPaper: ["POST", "/api/papers/{id}/void", "paper.make"],
  watchJob: ["GET", "/api/jobs/{id}/events", "signed-in"],
} as const satisfies Record<keyof Operations, readonly [string, string, string]>
