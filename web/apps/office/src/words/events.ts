/** Events of the journal as an auditor reads them; a type not listed is shown as it is. */
export const eventNames: Record<string, string> = {
  'accounts.account-opened': '开立账号', 'accounts.account-closed': '停用或恢复账号', 'accounts.post-granted': '授予岗位', 'accounts.grant-ended': '收回岗位', 'accounts.policy-set': '设置安全策略',
  'accounts.emergency-asked': '申请紧急授权', 'accounts.emergency-approved': '批准紧急授权', 'accounts.emergency-ended': '终止紧急授权', 'accounts.personal-data-revealed': '查看个人信息', 'cases.violation-recorded': '登记违法', 'determinations.judged': '合法性判定', 'determinations.opinion-given': '签署意见', 'determinations.concluded': '作出结论',
  'determinations.statement-filed': '提出陈述', 'determinations.statement-answered': '答复陈述', 'documents.paper-drafted': '起草文书', 'documents.paper-issued': '签发文书', 'documents.paper-voided': '作废文书',
  'documents.number-reserved': '预留文号', 'documents.number-voided': '作废文号', 'evidence.added': '提交举证', 'evidence.replaced': '更换举证', 'evidence.linked': '引用举证', 'fieldwork.recorded': '导入核查记录',
  'fieldwork.assigned': '分派核查', 'fieldwork.assignment-released': '撤回分派', 'fieldwork.visited': '现场核查', 'fieldwork.visit-reviewed': '审核核查', 'fieldwork.photos-checked': '照片检验', 'fieldwork.doubt-raised': '提出存疑',
  'fieldwork.doubt-answered': '答复存疑', 'fieldwork.rectification-ordered': '责令整改', 'layers.registered': '登记图层', 'patches.batch-imported': '导入图斑', 'patches.split': '拆分图斑', 'procedures.step-taken': '办理步骤',
  'rectification.recorded': '填报整改', 'rectification.reviewed': '审核整改', 'rectification.watch-opened': '列入复查', 'rectification.recurrences-found': '发现复发', 'supervision.population-announced': '公布抽查范围',
  'supervision.inspection-drawn': '抽取核实对象', 'supervision.finding-recorded': '登记督察发现', 'programmes.workspace-created': '建立工作区', 'programmes.programme-set': '设置年度', 'programmes.units-set': '设置单位',
}
export const eventName = (type: string) => eventNames[type] ?? type
