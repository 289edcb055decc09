/** What the law tables are called; a table not listed goes by its file name. */
const names: Record<string, string> = {
  'articles': '依据条文', 'glossary': '术语', 'layers': '图层种类', 'layer-fields': '图层字段', 'access/permissions': '权限', 'access/sight': '可见范围', 'codes/change-types': '变化类型', 'codes/plan-zones': '规划分区代码',
  'determination/mineral-M': '矿产判定表 M', 'documents/documents': '文书', 'documents/fields': '文书字段', 'fieldwork/doubts': '存疑情形', 'fieldwork/rectification-modes': '整改方式', 'fieldwork/return-reasons': '退回理由',
  'land-classes/collisions': '地类编码冲突', 'land-classes/land-and-sea-2023': '用地用海分类(2023)', 'land-classes/schemes': '地类体系', 'land-classes/second-survey': '二调地类', 'land-classes/third-survey': '三调地类',
  'offences/adjustments': '裁量情节', 'offences/crimes': '涉嫌犯罪', 'offences/delegations': '委托与授权', 'offences/discretion': '裁量基准', 'offences/inform': '抄告部门', 'offences/kinds': '违法类型', 'offences/measures': '处罚措施',
  'offences/provisions': '违反与处罚条款', 'offences/routing': '处置去向', 'offences/supervision-grounds': '督办情形', 'parameters/fieldwork': '外业参数', 'parameters/programme': '年度参数',
  'procedure/fields': '步骤字段', 'procedure/needs': '步骤条件', 'procedure/posts': '岗位', 'procedure/procedures': '程序', 'selection/key-area': '重点区域', 'selection/key-patch': '重点图斑', 'statistics/sets': '统计集合', 'statistics/tables': '附表', 'time-limits/limits': '期限',
}
const procedures: Record<string, string> = {
  case: '案件', directive: '整改指令', handover: '移交清单', inform: '抄告', supervision: '督办', exposure: '公开曝光', review: '逐宗审查', 'field-acceptance': '实地核实', 'unit-acceptance': '单位验收', submission: '报送件', patch: '图斑',
}

export function tableName(file: string): string {
  const key = file.replace(/\.csv$/, '')
  if (names[key]) return names[key]
  const [folder, last] = [key.slice(0, Math.max(0, key.lastIndexOf('/'))), key.slice(key.lastIndexOf('/') + 1)]
  const [base, more] = last.split('.') as [string, string | undefined]
  const kind = more === 'examples' ? '(示例)' : more === 'refusals' ? '(不办情形)' : ''
  if (folder === 'determination') return `${names[`${folder}/${base}`] ?? `土地判定表 ${base.replace('land-', '')}`}${kind}`
  if (folder === 'procedure') return `${procedures[base] ?? base}程序${kind}`
  if (folder === 'statistics') return `附表 ${base}`
  if (folder === 'time-limits/calendar') return `${base} 年工作日历`
  return last
}
