/** Kinds of dossiers by their official names; the same words as law/procedure/procedures.csv. */
export const kindNames: Record<string, string> = {
  case: '案件', directive: '整改指令', handover: '移交清单', inform: '抄告', supervision: '督办', exposure: '公开曝光', review: '逐宗审查', 'field-acceptance': '实地核实',
  'unit-acceptance': '单位验收', submission: '报送件', patch: '图斑', violation: '违法',
}
export const kindName = (kind: string) => kindNames[kind] ?? kind
