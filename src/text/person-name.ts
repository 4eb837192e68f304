/** Tells names of persons from other words: by surname and length, and whether a name was masked. */

const SURNAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";
const COMPOUND_SURNAMES =
  "欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|令狐";
const NAME = new RegExp(`^(?:(?:${COMPOUND_SURNAMES})[\\u4e00-\\u9fff]{1,2}|[${SURNAMES}][\\u4e00-\\u9fff]{1,2})$`);
/** Names of other nationalities, written with an interpunct. */
const LONG_NAME = /^[\u4e00-\u9fff]{1,10}(?:[·•・．][\u4e00-\u9fff]{1,10}){1,4}$/;
const MASK = /[某*＊×xX○〇●□_?？]/;
/** Words that begin like a surname and are none, or titles in place of a given name. */
const NO_NAME =
  /(?:单位|部门|电话|手机|联系|时间|地址|地点|方式|方便|高级|高效|高校|高中|安全|安排|全部|全市|全县|明确|明细|成功|成立|成员|成人|成年|青年|少年|老人|老年|应当|应急|时候|时限|项目|关于|关注|管理|任务|任何|文件|文化|向社会|向上|万元|和谐|华为|农村|农业|路线|车辆|车号|金额|余额|单价|单元|包括|包含|方案|方法|安置|温馨|连续|宣传|常见|简介|简称|计划|党员|党委|党组|师傅|老师|同志|先生|女士|小姐|主任|科长|局长|处长|经理|部长|站长|书记|所长|校长|院长|医生|律师|会计|工程师|编辑|记者)$|^(?:何时|何处|何种|任一|全体|时间|成果|向|于[今明昨])/;

/** Is this a full name as people write it: surname and given name, nothing masked, no title? Spaces inside count for nothing. */
export function isPersonName(text: string): boolean {
  const name = text.replace(/\s/g, "");
  if (name.length < 2 || MASK.test(name)) return false;
  return LONG_NAME.test(name) || (NAME.test(name) && !NO_NAME.test(name));
}

/** Is this a name with its given name masked, such as 张某某 or 张*? */
export function isMaskedName(text: string): boolean {
  return text.length <= 4 && MASK.test(text.slice(1)) && /^[\u4e00-\u9fff]/.test(text);
}

/** Is this, under a heading such as 姓名, a full name? Any two to four characters will do there. */
export function isNameInColumn(text: string): boolean {
  const name = text.replace(/\s/g, "");
  if (MASK.test(name) || /姓名|合计|小计|总计/.test(name)) return false;
  return /^[\u3400-\u9fff]{2,4}$/.test(name) || LONG_NAME.test(name);
}
