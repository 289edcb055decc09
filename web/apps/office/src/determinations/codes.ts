/** Conclusions a person may come to, with the key that chooses each at the desk. */
export const landChoices = [
  { key: 'h', code: 'B', text: '合法新增建设用地' }, { key: 'w', code: 'W', text: '疑似违法用地' }, { key: 'l', code: 'LS', text: '临时用地' },
  { key: 'e', code: 'SS', text: '设施农用地' }, { key: 'd', code: 'ND', text: '农村道路' }, { key: 'q', code: 'QT', text: '其他用地' },
  { key: 'x', code: 'WBH', text: '伪变化' }, { key: 'c', code: 'CC', text: '拆除' }, { key: 'p', code: 'PJ', text: '往年批准本年建设' }, { key: 'y', code: 'YJ', text: '县外移交' },
]
export const mineralChoices = [{ key: 'h', code: 'HF', text: '合法勘查开采' }, { key: 'w', code: 'WK', text: '疑似违法勘查开采' }]

/** Proposals nobody concludes by choice, in words. */
export const otherCodes = [{ code: 'DH', text: '待核查' }, { code: 'CF', text: '拆分建议' }, { code: 'XX', text: '线下处理' }]

/** Reasons chosen from a list become statistics; anything else can be written. */
export const differsReasons = ['现场核查情况与套合不同', '批准文件未上图,已核原件', '图层陈旧,已核最新数据', '图形偏移,按实地界址', '部门意见认定', '政策另有规定(写明文号)']
export const disagreeReasons = ['用途认定不符', '批准情况不符', '面积或范围不符', '地类认定不符', '现场情况与建议不符', '材料不全,退回补充']

/** The desk's own keys, as shown by "?". Bare letters only; the browser keeps its own. */
export const deskKeys: Array<[string, string]> = [
  ['Enter', '按判定建议结论(再按 Enter 确认)'], ['s 或 ↓', '下一个图斑'], ['a 或 ↑', '上一个图斑'], ['o', '签署部门意见'], ['f', '按建议拆分'], ['0', '地图回到图斑'],
  ['1–9', '开关第几个图层'], ['v', '影像方式:单图、卷帘、闪烁、并列、无影像'], ['t', '前时相与后时相互换'], ['[ ]', '卷帘左移、右移'], ['g', '打开图斑档案'], ['?', '显示本表'], ['Esc', '关闭对话框'],
]

/** What a split follows, in words. */
export const splitAlong: Record<string, string> = { county: '县界', 'prior-construction': '原建设用地界', approval: '批准范围', special: '特殊用途范围' }
