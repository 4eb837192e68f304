/** How often characters and pairs stand in official prose: enough to choose the rarer pair of a term, no more than that. */

/** Frequent characters, most frequent first; written down by hand from common knowledge of the language. */
const CHARACTERS =
  "的一是国在工不人有中作和大年政务业会发理公市为了上开行建设区展以要实加法地社民进管全服生家部对经个" +
  "学方时高成分动到化主保定单位党强日关产于制度信息面项目机合提新安事情领导组织重施推进基本市场术制度力" +
  "统县镇局办委院厅省州长员水农村企相通体自这就我他来们说用能多下出过子得可小心起看天出后前与及或等其各级内外" +
  "月号第二三四五六七八九十〇0123456789、，。：；（）";

/** Frequent pairs, in no order. */
const PAIRS =
  "工作 发展 政府 建设 中国 人民 管理 服务 经济 社会 公开 信息 单位 部门 组织 领导 加强 推进 实施 进行 项目 企业 " +
  "落实 安全 责任 重点 相关 有关 情况 问题 提高 完善 制度 开展 全面 国家 法律 法规 规定 办法 通知 意见 方案 教育 " +
  "生产 农村 农业 环境 保护 监督 检查 党的 市场 文化 基础 基本 机制 能力 体系 改革 创新 技术 会议 同志 干部 群众 " +
  "我们 一个 中心 活动 以及 实现 要求 提供 使用 资金 年度 时间 地区 生活 人员 主要 及时 统一 综合 行政 审批 登记 " +
  "申请 办理 材料 网站 平台 系统 数据 公司 公共 资源 计划 规划 目标 任务 措施 质量 标准 保障 支持 促进 积极 充分 " +
  "省政 市政 县政 政务 务公 各级 党委 委员 员会 中共 共产 产党 人大 政协 法院 检察 书记 主任 局长 机关 街道 社区 " +
  "乡镇 全国 中央 国务 务院 会主 主义 特色 思想 精神 学习 贯彻 坚持 深入 认真 结合 实际 按照 根据 关于 通过 为了 " +
  "对于 由于 因此 同时 其中 目前 现在 已经 可以 能够 必须 应当 需要 进一 一步 不断 切实 做好 工程 建筑 交通 医疗 " +
  "卫生 健康 养老 保险 就业 扶贫 脱贫 攻坚 乡村 振兴 生态 文明 绿色 水利 土地 房屋 住房 城市 城乡 区域 投资 财政 " +
  "预算 收入 增长 产业 科技 人才 招聘 考试 学校 学生 教师 成立 召开 举行 参加 负责 组长 成员 名单 附件 年月 月日";

const RANK_STEPS = 250;

const characterWeights = new Map<number, number>();
for (let at = CHARACTERS.length - 1; at >= 0; at--) {
  characterWeights.set(CHARACTERS.charCodeAt(at), Math.max(2, RANK_STEPS - at));
}
const frequentPairs = new Set(PAIRS.split(" "));
const PAIR_WEIGHT = 100_000;

/** A number without unit that grows with how often the pair of code units is expected in a text. */
export function pairWeight(first: number, second: number): number {
  const weight = (characterWeights.get(first) ?? 1) * (characterWeights.get(second) ?? 1);
  return frequentPairs.has(String.fromCharCode(first, second)) ? weight + PAIR_WEIGHT : weight;
}
