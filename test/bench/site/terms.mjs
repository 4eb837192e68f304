// Misspelt words to plant: words of official prose with one character taken for another that looks or sounds like it.

const WORDS =
  "贯彻落实 工作部署 统筹协调 综合治理 应急预案 实施方案 责任清单 监督检查 整改措施 安全隐患 项目审批 资金拨付 政策解读 公共服务 基层治理 信息公开 绩效评价 阶段总结 专题会议 调查研究 技术标准 质量检测 招标采购 合同履约 财务审计 人才培养 教育培训 文化遗产 旅游景区 生态保护 环境监测 水土保持 节能减排 循环利用 乡村振兴 产业升级 科技创新 成果转化 市场监管 消费维权 交通枢纽 物流配送 医疗保障 健康管理 社会救助 养老服务 防汛抗旱 森林防护 地质勘查 城市更新 规划编制 土地流转 粮食储备 种植结构 畜牧养殖 农业机械 供应链条 电子商务 档案管理 数据共享 网络安全 窗口服务 志愿队伍 宣传报道 典型示范 经验交流 督促指导 考核激励 纪律作风 廉洁自律".split(
    " ",
  );

/** Right character, wrong character. */
const MISTAKEN =
  "彻砌 署暑 协胁 综棕 预愈 施弛 清请 督哆 改该 患幻 批披 付附 策册 读续 务物 基其 公工 绩迹 段锻 题提 查察 标镖 测侧 采彩 履屡 审申 培陪 训驯 遗移 景竟 态忐 境镜 保堡 减碱 循寻 兴性 级极 创仓 转专 监蓝 维唯 枢殴 配酏 疗僚 康慷 救求 养痒 抗坑 护户 质治 更梗 编偏 流留 储诸 构购 殖植 械戒 链连 档挡 享亨 络洛 窗囱 愿原 宣渲 典曲 经径 促捉 核该 纪记 律津 廉兼".split(
    " ",
  );

/** Every misspelling whose wrong spelling stands nowhere in `clean`, and in no other misspelling. */
export function createTerms(clean) {
  const wrongs = new Map();
  for (const right of WORDS) {
    for (const [from, to] of MISTAKEN) {
      const wrong = right.replace(from, to);
      if (wrong !== right && !clean.includes(wrong)) wrongs.set(wrong, right);
    }
  }
  return [...wrongs].map(([wrong, right]) => ({ wrong, right }));
}
