// Plain official prose from a small grammar: a fixed pool of sentences, and titles that never repeat. Invented, about nobody.
import { createRandom } from "./random.mjs";

const BODIES =
  "市发展改革委员会 市财政部门 市教育部门 市交通运输部门 市水利部门 市农业农村部门 市商务部门 市文化旅游部门 市卫生健康部门 市应急管理部门 市市场监督管理部门 市统计部门 市林业部门 市审计部门 市住房城乡建设部门 市自然资源部门 市生态环境部门 市民政部门 市司法行政部门 市科技部门 各乡镇政府 各街道办事处 各县区政府 市级有关单位 项目建设单位 技术指导小组 专项工作组 行业主管部门".split(
    " ",
  );
const DEEDS =
  "扎实推进 持续加强 统筹做好 稳步实施 全面启动 细化落实 规范开展 重点抓好 及时组织 逐步完善 深入开展 有序推动 联合开展 认真谋划".split(
    " ",
  );
const MATTERS =
  "农村道路养护 城市供水管网改造 秋季造林绿化 高标准农田建设 河道清淤疏浚 学校食堂提升 老旧小区改造 中小企业帮扶 基层卫生服务 图书馆开放服务 公共停车场建设 污水处理设施运行 农产品质量监测 防汛物资储备 森林防火巡查 小型水库除险加固 村级文化广场建设 困难群众帮扶 就业技能培训 校园周边环境整治 垃圾分类宣传 燃气设施检修 电梯维护保养 公交线路优化 乡村旅游发展 科普宣传教育 档案规范化管理 政务服务事项梳理 营商环境评价 节能设备更新 养老服务设施建设 桥梁日常检测 农机安全检查 冬季供暖保障 食品抽样检验 历史建筑保护 湿地生态修复 粮食仓储管理 统计数据核查 消防通道清理".split(
    " ",
  );
const KINDS = "通知 公告 实施方案 工作安排 情况通报 意见 说明 结果公示".split(" ");
const PREPARATIONS =
  "在前期调研的基础上 结合本地实际 按照年度计划 根据会议部署 围绕群众关心的问题 对照任务清单 借助信息化手段 坚持问题导向 依托现有资源 在广泛征求意见后 着眼长远需要 立足岗位职责".split(
    " ",
  );
const FOLLOWING =
  "明确时间节点和责任分工 建立健全长效机制 切实提高服务水平 确保各项措施落到实处 力争取得更好成效 为群众提供更多便利 定期通报进展情况 妥善解决存在的困难 不断提升管理能力 形成齐抓共管的良好局面 加强督促指导和跟踪问效 做好资料整理和归档 广泛听取社会各界的建议 严格执行有关规定 强化人员培训和技术支持 合理配置资金和设备".split(
    " ",
  );
const CLOSINGS =
  "目前已完成前期准备 相关进展将及时向社会公布 有关单位要密切配合 下一阶段将总结推广好的做法 这项工作受到群众欢迎 各环节衔接顺畅 预计年底前见到成效 具体安排另行通知 基础条件得到明显改善 监督电话已在服务大厅公布 现场秩序良好 设施运行平稳".split(
    " ",
  );
const OPENERS = "近日 日前 今年以来 连日来 截至目前 下一步 同时 此外".split(" ");

/** How many sentences there are, a power of two; every page is put together from these. */
const POOL_SIZE = 8192;

/** The same sentences for the same seed. */
export function createProse(seed) {
  const random = createRandom(seed, 0x705e);
  const sentences = new Set();
  while (sentences.size < POOL_SIZE) sentences.add(sentence(random));
  const pool = [...sentences];
  return {
    pool,
    /**
     * Returns a function that writes paragraphs of at least `length` characters. No sentence comes twice, and no two texts
     * share a passage: the places are a quadratic permutation of the pool (odd step, even curve).
     */
    writer(own) {
      let at = own.below(POOL_SIZE);
      let step = own.below(POOL_SIZE) | 1;
      const curve = own.below(POOL_SIZE >> 1) * 2;
      return (length) => {
        let text = "";
        while (text.length < length) {
          text += pool[at];
          at = (at + step) % POOL_SIZE;
          step = (step + curve * 2) % POOL_SIZE;
        }
        return text;
      };
    },
    title,
  };
}

function sentence(random) {
  const subject = random.pick(BODIES);
  const act = `${random.pick(DEEDS)}${random.pick(MATTERS)}`;
  switch (random.below(4)) {
    case 0:
      return `${random.pick(OPENERS)}，${subject}${act}，${random.pick(FOLLOWING)}。`;
    case 1:
      return `${random.pick(PREPARATIONS)}，${subject}${act}，${random.pick(CLOSINGS)}。`;
    case 2:
      return `${subject}要${random.pick(FOLLOWING)}，${random.pick(CLOSINGS)}。`;
    default:
      return `${random.pick(OPENERS)}，${random.pick(PREPARATIONS)}，${subject}${act}，${random.pick(FOLLOWING)}，${random.pick(CLOSINGS)}。`;
  }
}

const TITLES = BODIES.length * DEEDS.length * MATTERS.length * KINDS.length;
/** Shares no factor with the number of titles, so that the numbers are only shuffled. */
const STRIDE = 48_271;

/** A title for each article number, different for the first hundred thousand. */
function title(number) {
  let rest = (number * STRIDE) % TITLES;
  const take = (list) => {
    const chosen = list[rest % list.length];
    rest = Math.floor(rest / list.length);
    return chosen;
  };
  const body = take(BODIES);
  const matter = take(MATTERS);
  const deed = take(DEEDS);
  return `${body}关于${deed}${matter}的${take(KINDS)}`;
}
