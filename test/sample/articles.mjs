// What the sample site says: an invented housing bureau of an invented city. `⟦…⟧{rule}` plants a problem: the brackets go,
// and the page's line gets an expect marker. All persons, numbers and places are invented.

export const SITE = {
  name: "临溪市住房和城乡建设局",
  host: "zjj.linxi.example",
  code: "3499000012",
  now: "2026-11-20",
};

/** Numbers with an impossible birth year and a right check digit (GB 11643-1999). */
export function residentId(area, birth, serial) {
  const digits = `${area}${birth}${serial}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return digits + "10X98765432"[sum % 11];
}
const ID = [
  residentId("340104", "19000312", "201"),
  residentId("340111", "19010725", "118"),
  residentId("340122", "19021103", "402"),
];

/** Bank card with a right Luhn digit. */
function card(body) {
  let sum = 0;
  [...body].reverse().forEach((digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  });
  return body + ((10 - (sum % 10)) % 10);
}
const CARD = card("622848000000000012");

export const COLUMNS = [
  { dir: "gzdt", name: "工作动态", type: "工作动态", list: "ul", style: "trs" },
  {
    dir: "jcdt",
    name: "基层动态",
    type: "工作动态",
    list: "bracket",
    style: "table",
    tags: { ColumnDescription: null, ColumnKeywords: null },
  },
  { dir: "tzgg", name: "通知公告", type: "通知公告", list: "table", style: "trs" },
  { dir: "zcwj", name: "政策文件", type: "政策文件", list: "dl", style: "modern" },
  { dir: "zcjd", name: "政策解读", type: "政策解读", list: "ul", style: "modern" },
  { dir: "bszn", name: "办事指南", type: "办事服务", list: "boxes", style: "modern" },
  { dir: "ghjh", name: "规划计划", type: "", list: "paren", style: "table" },
  { dir: "rsxx", name: "人事信息", type: "", list: "slash", style: "trs" },
  { dir: "tjsj", name: "统计数据", type: "数据发布", list: "ul", style: "modern" },
  { dir: "xxgk", name: "公开目录", type: "信息公开目录", list: "jcms", style: "jcms" },
  { dir: "zxft", name: "在线访谈", type: "在线访谈", list: "ajax", style: "jcms" },
  { dir: "ztzl", name: "专题专栏", type: "", list: "ul", style: "trs" },
];

/** `id`: number in the address (default: by order); `filed`: date in the address (default: `date`). `style` defaults to the column's. `declared`: charset that the page names, rightly or wrongly. `table` rows: first one is the header. `files`, `links`: [text, href, planted rule?]. */
export const ARTICLES = [
  // 工作动态: fresh
  {
    col: "gzdt",
    date: "2026-11-18",
    title: "市住建局召开冬季施工安全工作会议",
    tags: { SiteIDCode: "3499000099" },
    body: [
      "11月17日，市住建局召开冬季施工安全工作会议，总结前三季度安全生产情况，部署冬季施工重点任务。",
      "会议要求，各项目部要落实主体责任，加强对起重机械、脚手架和临时用电的检查，发现隐患立即整改。",
      "会议强调，要做好恶劣天气预警，合理安排作业时间，确保施工人员安全。",
    ],
  },
  {
    col: "gzdt",
    date: "2026-11-12",
    title: "老旧小区改造现场办公会在城东举行",
    body: [
      "市住建局组织设计、施工、监理单位到城东片区现场办公，逐户听取居民意见。",
      "目前，改造工程已完成雨污分流管网铺设，楼道照明设备⟦按装⟧{typo/dictionary}工作将于月底完成。",
      "下一步，项目部将加快道路恢复，方便居民出行，施工时序⟦统筹兼故⟧{typo/context}，并与街道举办的“声入人心”调解活动一同推进。",
    ],
  },
  {
    col: "gzdt",
    date: "2026-11-05",
    title: "我局开展物业服务质量提升行动",
    tags: { ContentSource: "null" },
    body: [
      "为进一步提升物业服务水平，我局联合街道办事处对全市住宅小区开展专项检查。",
      "检查中发现的消防通道占用、电梯维保不及时等问题，已现场下达整改通知。",
      "全体职工将<b>⟦再接</b>再励⟧{typo/dictionary}，巩固行动成果。",
    ],
  },
  {
    col: "gzdt",
    date: "2026-10-28",
    title: "城市排水管网普查全面完成",
    hidden: [
      {
        style: "position:absolute;left:-9999px",
        links: [
          ["澳门赌场", "http://yule.shucai.example/"],
          ["百家乐", "http://baijia.shucai.example/"],
        ],
      },
      { style: "height:1px;overflow:hidden", links: [["某某装饰公司", "http://www.zhuangshi.example/"]] },
    ],
    body: [
      "历时八个月，全市排水管网普查工作全面完成，共排查管线一千二百余公里。",
      "普查队伍共⟦１2⟧{text/digit-width}支，出动１２６人次、车辆48台次。",
      "普查成果将用于编制城市排水防涝规划，一是摸清底数，二是建立台账，三是分步治理。",
    ],
  },
  {
    col: "gzdt",
    date: "2026-10-15",
    title: "住建系统举办业务培训班",
    tags: { PubDate: "2026-10-16 09:30" },
    body: [
      "培训班邀请专家围绕工程质量、造价管理和招标投标等内容授课。",
      "学员表示，培训内容贴近实际，对今后⟦工作工作⟧{text/doubled-word}有很大帮助。",
    ],
  },
  {
    col: "gzdt",
    date: "2026-09-30",
    title: "国庆前夕开展燃气安全检查",
    tags: { PubDate: null },
    isUndated: true,
    body: [
      "市住建局组织检查组对燃气场站、餐饮场所开展节前安全检查。",
      "检查组要求企业严格执行操作规程，做好应急值守。",
      "局长⟦高祥⟧{term/roster}带队，副局长余示范参加。局长高度重视整改情况，要求逐项销号。",
      "检查组党员增强“四个意识”（⟦政治意识、大局意识、核心意识⟧{term/counted-phrase}），坚定“四个自信”（道路自信、理论自信、制度自信、文化自信）。",
    ],
  },

  // 基层动态: news, stale
  {
    col: "jcdt",
    date: "2026-10-18",
    title: "城南街道推进垃圾分类",
    body: [
      "城南街道组织志愿者入户宣传，居民参与率明显提高。",
      "⟦截止⟧{typo/usage}10月15日，已建成分类投放点三十六处。",
    ],
  },
  {
    col: "jcdt",
    date: "2026-10-09",
    title: "河东社区完成危房排查",
    body: ["河东社区对辖区内房屋逐栋排查，建立一房一档。", "社区<font color=red>干部</font>带头值守，群众纷纷点赞。"],
  },
  {
    col: "jcdt",
    date: "2026-09-21",
    title: "小游园改造提升居民幸福感",
    body: ["改造后的小游园增设健身步道和休息座椅。", "居民说，家门口的环境越来越好了。"],
  },
  {
    col: "jcdt",
    date: "2026-09-02",
    title: "白塔镇开展房屋安全宣传",
    body: ["白塔镇利用赶集日发放宣传单，讲解自建房安全知识。", "宣传活动得到群众⟦亲睐⟧{typo/dictionary}。"],
  },

  // 通知公告: fresh
  {
    col: "tzgg",
    date: "2026-11-10",
    title: "关于公租房轮候对象名单的公示",
    body: ["经审核，下列申请人符合公共租赁住房保障条件，现予公示，公示期五个工作日。"],
    table: [
      ["序号", "姓名", "身份证号", "手机号码", "备注"],
      ["1", "赵甲一", `⟦${ID[0]}⟧{privacy/resident-id}`, "⟦13800000011⟧{privacy/mobile}", "单人户"],
      ["2", "钱乙二", `⟦${ID[1]}⟧{privacy/resident-id}`, "⟦13900000022⟧{privacy/mobile}", "两人户"],
      ["3", "孙丙三", `⟦${ID[2]}⟧{privacy/resident-id}`, "⟦13700000033⟧{privacy/mobile}", "三人户"],
    ],
    tail: ["监督电话：0550-0000000，受理单位：市住建局住房保障科。"],
  },
  {
    col: "tzgg",
    date: "2026-11-03",
    title: "关于租赁补贴发放名单的公示",
    body: ["现将第三季度租赁补贴发放对象公示如下，身份信息已作隐藏处理。"],
    table: [
      ["姓名", "证件号码", "补贴金额（元）"],
      ["李*", "34*************01X", "600"],
      ["周某某", "34*************118", "450"],
      ["吴*", "34*************402", "450"],
    ],
  },
  {
    col: "tzgg",
    date: "2026-10-26",
    title: "关于农村危房改造补助资金拨付的通知",
    body: [
      "各镇人民政府：现将农村危房改造补助资金拨付有关事项通知如下。",
      `请核对收款信息，户名：郑丁四，银行卡号：⟦${CARD}⟧{privacy/bank-card}。`,
      "资金要专款专用，严禁截留、挪用。",
    ],
  },
  {
    col: "tzgg",
    date: "2026-10-20",
    title: "关于开展二级造价工程师注册工作的通知",
    body: [
      "申请人请⟦登陆⟧{typo/usage}市住建局网上办事系统提交材料。",
      "咨询电话：0550-0000001，办公时间：工作日9:00至17:00。",
    ],
    links: [
      ["网上办事系统", "/wsbs/index.html"],
      ["临溪市建筑业协会", "http://www.lxjzyxh.example/", "link/hijacked"],
      ["临溪日报", "http://www.lxrb.example/"],
    ],
  },
  {
    col: "tzgg",
    date: "2026-10-12",
    title: "关于组织参加安全生产知识竞赛的通知",
    body: ["请各单位于10月20日前将参赛名单报局安全科。", "竞赛内容包括安全生产法律法规和应急常识。"],
    files: [
      ["附件1：竞赛方案.doc", "/uploads/2026/jsfa.doc"],
      ["附件2：报名表.xls", "/uploads/2026/bmb.xls", "link/attachment"],
    ],
  },
  {
    col: "tzgg",
    date: "2026-09-28",
    title: "关于国庆假期物业值班安排的通知",
    listed: "2026-10-04",
    body: ["各物业服务企业要安排专人值班，保持通讯畅通。", "值班情况由各街道汇总后报局物业科。"],
    links: [["值班表", "http://192.168.1.20/oa/duty.html", "link/intranet"]],
  },
  {
    col: "tzgg",
    date: "2026-09-15",
    title: "关于既有住宅加装电梯意见征集的公告",
    body: ["为规范既有住宅加装电梯工作，现公开征求意见。", "联系地址：临溪市建设路8号，邮编：230000。"],
    links: [["征求意见稿", "/tzgg/202609/t20260915_yj.html", "link/broken"]],
  },
  {
    col: "tzgg",
    date: "2026-08-31",
    title: "关于预拌混凝土企业专项检查情况的通报",
    body: [
      "经检查，大部分企业能够按照标准组织生产。",
      "个别企业存在检验批次不足的问题，责令⟦20XX⟧{text/placeholder}年底前完成整改。",
    ],
  },

  // 政策文件: fresh (six months)
  {
    col: "zcwj",
    date: "2026-09-08",
    title: "关于印发临溪市城市更新实施办法的通知",
    body: [
      "各县区人民政府，市直有关单位：",
      "现将《临溪市城市更新实施办法》印发给你们，请结合实际认真贯彻执行。",
      "本办法依据《国务院关于城市工作的意见》（国发⟦﹝2026﹞9号⟧{text/doc-number}）制定。",
    ],
  },
  {
    col: "zcwj",
    date: "2026-07-16",
    title: "临溪市物业管理办法",
    body: [
      "第一条　为了规范物业管理活动，维护业主和物业服务企业的合法权益，根据有关法律法规，制定本办法。",
      "第二条　本市行政区域内物业管理活动适用本办法。",
      "第三条　业主大会、业主委员会依法履行职责，任何单位和个人不得干涉。",
    ],
    links: [["《临溪市物业管理办法》解读", "/zcjd/202509/t20250912_2016.html"]],
  },
  {
    col: "zcwj",
    date: "2026-05-20",
    title: "关于加强建筑工地扬尘治理的意见",
    body: [
      "一、提高思想认识。各单位要充分认识扬尘治理的重要性。",
      "二、落实主体责任。建设单位对扬尘治理负总责。",
      "⟦四、⟧{text/ordinal}强化监督检查。对治理不力的单位依法处理。",
      "五、加强宣传引导。营造共同参与的良好氛围。",
    ],
  },
  {
    col: "zcwj",
    date: "2026-03-02",
    title: "临溪市海绵城市建设管理规定",
    body: ["海绵城市建设遵循生态优先、因地制宜的原则。", "新建项目应当同步建设雨水收集利用设施。"],
  },
  {
    col: "zcwj",
    date: "2010-06-01",
    title: "关于加强房屋拆迁管理的通知",
    body: [
      "各有关单位：为加强房屋拆迁管理，现就有关事项通知如下。",
      "各级建设行政主管部门要深入贯彻落实科学发展观，依法行政。",
    ],
  },

  // 政策解读: stale (six months)
  {
    col: "zcjd",
    date: "2026-02-11",
    title: "《临溪市城市更新实施办法》起草说明",
    body: ["办法共六章三十八条，明确了城市更新的范围、程序和保障措施。", "起草过程中广泛征求了社会各界意见。"],
  },
  {
    col: "zcjd",
    date: "2025-12-20",
    title: "一图读懂物业管理新规",
    body: ["新规明确了物业服务收费、专项维修资金使用等内容。", "业主可以通过电子投票系统参与表决。"],
    image: ["/images/2025/tujie.png", "物业管理新规图解"],
  },
  {
    col: "zcjd",
    date: "2025-10-08",
    title: "扬尘治理政策问答",
    body: ["问：哪些工地需要安装扬尘在线监测设备？", "答：建筑面积五千平方米以上的工地应当安装。"],
  },

  // 办事指南
  {
    col: "bszn",
    date: "2026-08-20",
    title: "建筑工程施工许可证核发",
    body: [
      "设定依据：《中华人民共和国建筑法》第七条。",
      "申请条件：已办理用地批准手续，有满足施工需要的资金安排。",
      "办理地点：市政务服务中心二楼12号窗口。办理时间：工作日9:00至17:00。",
      "收费标准：不收费。联系电话：0550-0000002。",
    ],
  },
  {
    col: "bszn",
    date: "2026-06-11",
    title: "商品房预售许可",
    body: ["申请材料：申请表、土地使用权证书、建设工程规划许可证。", "办理时限：五个工作日。"],
    files: [
      ["申请表下载", "/uploads/2026/sqb.doc"],
      ["情况说明", "/uploads/2026/qksm.docx"],
    ],
  },
  {
    col: "bszn",
    date: "2026-04-09",
    title: "房屋维修资金使用备案",
    body: ["业主委员会提出使用方案，经业主表决后报备案。", "备案材料齐全的，当场受理。"],
  },
  {
    col: "bszn",
    date: "2026-01-22",
    title: "公租房申请指南",
    body: ["申请人向户籍所在地街道办事处提出申请。", "街道办事处在十个工作日内完成初审。"],
    links: [["申请系统", "file:///C:/Users/Administrator/Desktop/gzf.html", "link/local-path"]],
  },
  {
    col: "bszn",
    date: "2025-12-01",
    title: "燃气经营许可证办理",
    body: ["申请企业应当具备符合国家标准的燃气气源。", "许可证有效期满前三十日申请延续。"],
  },

  // 规划计划: a year is only advice
  {
    col: "ghjh",
    date: "2025-07-30",
    title: "临溪市住房发展年度计划",
    body: ["计划新建保障性租赁住房一千二百套。", "加快推进在建项目，确保按期交付。"],
  },
  {
    col: "ghjh",
    date: "2025-03-18",
    title: "城市绿地系统专项规划",
    body: ["规划范围为中心城区建设用地。", "规划期限为五年。"],
  },
  {
    col: "ghjh",
    date: "2024-09-10",
    title: "地下管线综合规划",
    body: ["规划统筹给水、排水、燃气、热力等各类管线。", "近期建设综合管廊十二公里。"],
  },

  // 人事信息: near its limit
  {
    col: "rsxx",
    date: "2026-01-06",
    title: "市住建局所属事业单位公开招聘公告",
    body: ["招聘岗位、人数和条件详见岗位表。", "报名时间自公告发布之日起七日内，资格审查贯穿招聘全过程。"],
  },
  {
    col: "rsxx",
    date: "2025-11-24",
    title: "关于专业技术职务评审结果的公示",
    body: ["经评审，下列同志取得工程师资格，公示期五个工作日。", "公示期内如有异议，请向局人事科反映。"],
  },

  // 公开目录 (records in a script)
  {
    col: "xxgk",
    date: "2026-11-02",
    title: "2026年第三季度保障性住房配租情况",
    body: ["第三季度共配租一百二十六套，其中新就业职工五十四套。", "配租结果已在小区公示栏张贴。"],
  },
  {
    col: "xxgk",
    date: "2026-10-11",
    title: "建设工程消防验收结果",
    body: ["十月份共受理消防验收申请九件，合格八件。", "不合格项目已出具整改意见。"],
  },
  {
    col: "xxgk",
    date: "2026-08-18",
    title: "政府信息公开指南",
    body: ["公民、法人和其他组织可以向本机关申请获取政府信息。", "受理机构：市住建局办公室，办公地址：建设路8号。"],
  },
  {
    col: "xxgk",
    date: "2026-07-05",
    title: "部门预算公开说明",
    body: ["预算安排坚持量入为出、收支平衡的原则。", "“三公”经费比上年下降百分之五。"],
  },
  {
    col: "xxgk",
    date: "2026-05-06",
    title: "行政处罚信息公示",
    body: ["对某施工企业未按规定设置围挡的行为处以罚款。", "当事人已缴纳罚款并完成整改。"],
  },

  // 专题专栏: exempt
  {
    col: "ztzl",
    date: "2023-04-20",
    title: "主题教育专题",
    body: [
      "各支部认真制定学习计划，集中开展学习。",
      "坚持以⟦***新时代中国特色社会主义⟧{text/masked-term}思想为指导，推动工作取得实效。",
    ],
  },
  {
    col: "ztzl",
    date: "2022-11-08",
    title: "学习贯彻大会精神",
    body: [
      "全局干部职工认真学习⟦20D⟧{text/masked-term}精神，结合岗位谈体会。",
      "会议要求以⟦D建⟧{text/masked-term}引领业务工作。",
    ],
  },
  {
    col: "ztzl",
    date: "2021-06-15",
    title: "优化营商环境专题",
    body: ["我局推出二十项便企措施，审批时限压缩百分之六十。", "企业满意度持续提升。"],
  },

  // Pages judged against each other; what they give stands in linxi.expect.yaml. First: one article put up twice.
  ...["2026-09-26", "2026-09-24"].map((date, index) => ({
    id: 2001 + index,
    col: "gzdt",
    date,
    title: "供热管网检修工作全面启动",
    body: [
      "为确保群众温暖过冬，我局组织供热企业对主城区供热管网进行全面检修，重点排查老化管段、阀门井和换热站设备。",
      "各供热企业成立抢修队伍，备足管材和配件，公布服务电话，做到小故障当天修复、大故障及时公告。",
    ],
  })),
  // Nearly the same text.
  ...["", "市直有关部门"].map((guest, index) => ({
    id: 2003 + index,
    col: "gzdt",
    date: `2026-09-${10 + index}`,
    title: "东湖街道开展物业服务集中整治",
    body: [
      "东湖街道针对群众反映强烈的小区环境脏乱、电梯故障频发、公共收益不透明等问题，集中开展物业服务整治行动。",
      "街道组织社区干部、业主代表和物业企业负责人逐个小区现场查看，当面听取意见，列出问题清单，明确责任人和完成时间。",
      "居民集中反映的楼道堆放杂物、飞线充电、绿化带停车等问题，由物业企业安排专人每日巡查，社区网格员逐项核对整改情况。",
      "对能够立即解决的问题，要求物业企业当场整改；对需要多方配合的问题，由街道牵头召开协调会，研究解决办法并向居民公布进展。",
      `下一步，街道将建立物业服务评价制度，定期公布评价结果，推动物业服务质量持续提升${guest === "" ? "" : `，${guest}将给予指导`}。`,
    ],
  })),
  // Traps: a notice of every year, and a form letter; both are long and nearly the same.
  ...[2025, 2026].map((year, index) => ({
    id: 2005 + index,
    col: "tzgg",
    date: `${year}-06-0${index + 3}`,
    title: `关于做好${year}年汛期房屋安全排查工作的通知`,
    body: [
      "各县区住房城乡建设主管部门：为切实做好汛期房屋安全工作，保障群众生命财产安全，现将有关事项通知如下。",
      "要对辖区内危旧房屋、临山临水房屋和在建工地临时用房逐栋排查，建立排查记录，发现险情立即组织人员撤离。",
      "要严格落实值班值守和信息报送制度，遇有险情第一时间报告，并做好抢险物资和队伍准备。",
    ],
  })),
  ...["青山", "白河"].map((name, index) => ({
    id: 2007 + index,
    col: "tzgg",
    date: `2026-05-1${index}`,
    title: `关于${name}花园项目竣工联合验收的批复`,
    body: [
      `你单位报送的${name}花园项目竣工联合验收申请收悉。经组织规划、消防、人防等部门现场验收，项目建设内容与批准文件相符，验收资料齐全。`,
      `同意${name}花园项目通过竣工联合验收。请在收到本批复之日起${index + 3}个工作日内办理备案手续，并按规定移交工程档案。`,
      "投入使用后，应当加强对消防设施、电梯和公共部位的维护管理，确保正常运行。",
    ],
  })),
  // Trap: the same decision in two columns under one number of the content system.
  ...["zcwj", "xxgk"].map((col) => ({
    id: 20261,
    col,
    date: "2026-04-21",
    title: "关于规范住宅专项维修资金管理的规定",
    body: [
      "住宅专项维修资金专项用于住宅共用部位、共用设施设备保修期满后的维修、更新和改造，不得挪作他用。",
      "业主分户账面余额不足首期交存额百分之三十的，应当及时续交。",
    ],
  })),
  // An old article put up again, and five old ones put under one new day.
  ...["2026-02-10", "2026-07-20"].map((date, index) => ({
    id: 2009 + index,
    col: "tzgg",
    date,
    title: "关于规范装修垃圾清运的公告",
    body: [
      "为维护小区环境，方便居民生活，装修垃圾应当装袋后投放到物业指定地点，由具备资质的企业统一清运，禁止混入生活垃圾。",
      "违反规定的，由城市管理部门依法处理。物业服务企业应当在显著位置公布投放地点、清运时间和收费标准。",
    ],
  })),
  ...["房屋安全鉴定", "商品房买卖合同备案", "夜间施工许可", "城市树木移植审批", "临时占道审批"].map((title, index) => ({
    id: 2011 + index,
    col: "bszn",
    date: "2026-09-16",
    filed: `2021-03-1${index}`,
    title,
    body: [`申请人提交${title}所需材料，由窗口当场核对。`, "材料齐全的，五个工作日内办结。"],
  })),
  // Trap: a file and its interpretation that link each other.
  {
    id: 2016,
    col: "zcjd",
    date: "2025-09-12",
    title: "《临溪市物业管理办法》解读",
    body: ["办法明确了物业服务企业的义务和业主的权利。", "办法还规定了物业费的公示要求。"],
    links: [["临溪市物业管理办法", "/zcwj/202607/t20260716_1020.html"]],
  },
  // One plant and one look-alike of each kind of wording.
  {
    id: 2020,
    col: "gzdt",
    date: "2026-11-06",
    title: "全市住建系统年度考核工作启动",
    body: [
      "考核依据《⟦中国人民共和国⟧{term/state-organ}建筑法》等法律法规，促进中国人民和各国人民友好往来的交流项目单独计分。",
      "市⟦人大副主任⟧{term/title}带队视察工地，市人大常委会副主任听取了汇报。",
      "高举⟦邓小平里论⟧{term/phrase}旗帜，坚持以邓小平理论为指导。",
      "公安机关决定对涉案人员⟦取保侯审⟧{term/law-term}，另有一人此前已依法取保候审。",
      "为⟦残废人⟧{term/person-first}安装扶手，保障残疾人合法权益。",
      "主动融入⟦“一带一路”战略⟧{term/foreign}，积极参与“一带一路”倡议。",
      "面向⟦港澳台国家⟧{term/hmt}招商，接待来自港澳台地区的投资者。",
      "通报指出，个别单位把“安装”误写为“按装”，应予改正。",
    ],
  },
  {
    id: 2021,
    col: "tzgg",
    date: "2026-10-30",
    title: "关于住房困难家庭核查结果的公示",
    body: [
      "姓名：李大壮，家庭住址为⟦江南花苑3栋501室⟧{privacy/address|江南********}，与上述信息不符的请反映；单位地址为临溪市建设路8号301室。",
      "随行人员护照号码：⟦E00000001⟧{privacy/passport}；受理编号：E00000001。",
      "学生学籍号：⟦2019340311001⟧{privacy/student-id}；通知编号：2019340311001。",
      "车主李大壮，车牌号⟦皖LD00001⟧{privacy/plate}；公务用车皖L00002已报废。",
      "李大壮 ⟦34031119050101****⟧{privacy/weak-mask|34****************}，王小满34*************012。",
    ],
    table: [
      ["姓名", "⟦残疾类别⟧{privacy/sensitive-row|残疾类别}", "残疾等级"],
      ["赵甲一", "肢体", "二级"],
      ["钱乙二", "视力", "一级"],
    ],
  },
  // Trap: the same columns with masked names.
  {
    id: 2022,
    col: "tzgg",
    date: "2026-10-29",
    title: "关于无障碍改造对象的公示",
    body: ["经入户核查，现将改造对象公示如下，姓名已作隐藏处理。"],
    table: [
      ["姓名", "残疾类别", "残疾等级"],
      ["赵某某", "肢体", "二级"],
      ["钱*", "视力", "一级"],
    ],
  },
  {
    id: 2023,
    col: "xxgk",
    date: "2026-01-15",
    title: "2025年政务公开工作总结",
    body: [
      "2024年，我局主动公开信息三百条。⟦下面是小编⟧{text/boilerplate}整理的具体情况。",
      "2024年以来，综合用好依申请公开、⟦江苏政务服务⟧{text/wrong-region}、热线、微博等渠道；赴江苏考察学习，了解江苏政务服务网公开事项的做法。",
      "截至2024年12月，无行政复议和行政诉讼。",
    ],
  },
  {
    id: 2024,
    col: "bszn",
    date: "2026-08-21",
    title: "房屋租赁登记备案",
    body: [
      "出租人与承租人签订租赁合同后三十日内办理登记备案，首批请于⟦2026年9月31日⟧{text/date}前办理，2024年2月29日前已备案的不再重复。",
    ],
    links: [
      ["办理入口", "www.example.com/zlba.html", "link/malformed"],
      ["业务咨询平台", "http://waf.linxi.example/", "link/uncertain"],
      ["租赁合同办理流程说明", "#", "link/empty"],
      ["备案材料样表", "/bszn/yb.html"],
      ["常见问题", "/bszn/wt.html"],
    ],
  },
  // Reports put together: one opening is copied, another shares set phrases only.
  {
    id: 2026,
    col: "xxgk",
    date: "2026-01-16",
    title: "局属单位2025年工作总结汇编",
    body: [
      "临溪市公积金中心2025年工作总结",
      "2025年以来，市公积金中心围绕缴存职工需要，不断拓展服务内容，创新服务形式，完善服务制度，强化服务监督，全年办理业务三万笔，现将有关工作总结如下：",
      "临溪市房产交易所2025年工作总结",
      "一年来，市房产交易所立足登记业务，⟦不断拓展服务内容，创新服务形式，完善服务制度，强化服务监督⟧{text/duplicate}，推动交易更加便利，现将有关工作总结如下：",
      "临溪市园林所2025年工作总结",
      "2025年，市园林所在市委、市政府的坚强领导下，全面贯彻上级决策部署，以人民满意为目标，全年新增绿地二十公顷，现将有关工作总结如下：",
      "临溪市排水所2025年工作总结",
      "2025年，市排水所在市委、市政府的坚强领导下，全面贯彻上级决策部署，以人民满意为目标，全年改造管网四十公里，现将有关工作总结如下：",
    ],
  },
  // The same in articles of their own.
  ...[
    ["河东社区", "不断拓展服务范围，创新服务方式，完善议事制度，强化日常监督，全年调解物业纠纷十二件"],
    ["河西社区", "不断拓展服务范围，创新服务方式，完善议事制度，强化日常监督，全年清运装修垃圾四十车"],
    ["城南街道", "在市委、市政府的坚强领导下，全面贯彻上级决策部署，以人民满意为目标，全年整治小区六个"],
  ].map(([name, text], index) => ({
    id: 2028 + index,
    col: "xxgk",
    date: `2026-01-2${index + 1}`,
    title: `${name}2025年物业管理工作总结`,
    body: [`2025年以来，${name}立足实际，${text}，现将有关工作总结如下：`, "下一步，将继续做好各项工作。"],
  })),
  // Dates that run backwards around a total that is older than they are; behind it the same in order.
  {
    id: 2027,
    col: "xxgk",
    date: "2026-01-20",
    title: "2025年信息公开自评报告",
    body: [
      "一、自评情况",
      "（一）公开数量。截至2025年10月，共公开信息120条。",
      "（二）自查整改。11月24日，我局对网站进行排查，整改问题2处。",
      "（三）调度推进。⟦11月16日⟧{text/date-order}，我局召开会议调整分工。12月4日，办公室下发问题一览表。",
      "二、申请办理",
      "（一）受理数量。截至2025年12月底，共受理申请9件。",
      "（二）业务培训。11月24日，我局举办培训。",
      "（三）会商机制。11月16日，我局召开会商会议。12月4日，办公室通报办理情况。",
    ],
  },
  // GBK bytes that call themselves UTF-8.
  {
    id: 2025,
    col: "jcdt",
    date: "2026-09-01",
    title: "河西社区排查消防隐患",
    style: "table",
    declared: "utf-8",
    body: ["社区网格员逐户排查消防隐患，发放宣传材料三百余份。"],
  },
];
