package io.tierhub.intake;

import java.util.regex.Pattern;

/** Tells what a report says of itself below its table, such as 制表人：张三 or {@code Printed on: 2026-06-30}, from records. */
final class FooterRow {
    private static final Pattern LABEL = Pattern.compile(
            "(?iu)(制表|制单|填表|填报|审核|复核|审批|批准|经办|打印|导出|生成|记账|主管|财务主管|会计主管|会计|出纳|负责|单位负责|部门负责)"
                    + "(人|人员|者|员|单位|部门|日期|时间)?\\s*[:：].*"
                    + "|(制表人|製表人|审核人|審核人|打印日期|打印时间|列印日期|列印時間|导出日期|导出时间|生成时间)(\\s.*)?"
                    + "|(prepared|reviewed|approved|checked|verified|printed|exported|generated|created|issued)"
                    + "\\s+(by|on|at|date|time)\\s*[:：].*"
                    + "|(prepared|reviewed|approved|checked|printed|exported|generated)\\s+(by|on|at)(\\s.*)?"
                    + "|(print|printing|export|report|run)\\s+(date|time)\\s*[:：].*"
                    + "|(erstellt|geprüft|gedruckt|exportiert)\\s+(von|am)(\\s*[:：].*|\\s.*)?");

    private static final Pattern BARE = Pattern.compile("(?iu)[\\p{L}\\s]+[:：]?");

    private static final Pattern COUNT = Pattern.compile("(?iu)(第\\s*\\d+\\s*[页頁]\\s*)?[,，/]?\\s*[共总]\\s*(计|計)?\\s*\\d+"
            + "\\s*(条|條|行|页|頁|笔|户|个客户)(\\s*(记录|紀錄|数据))?|page\\s+\\d+\\s*(of|/)\\s*\\d+|end of report");

    private static final String FIRST = "制填审批复经打导生记主财会出负单部製審列導第共总";
    private static final int SHORTEST = 6;

    private FooterRow() {}

    /**
     * Whether every filled cell is a label with its value, or the value of the label before it, or tells how many rows or
     * pages there are.
     */
    static boolean is(Row row) {
        boolean footer = false;
        boolean awaited = false;
        for (int i = 0; i < row.size(); i++) {
            String cell = Cells.trim(row.cell(i));
            if (cell.isEmpty()) {
                continue;
            }
            if (!awaited && !maybe(cell)) {
                return false;
            }
            if (LABEL.matcher(cell).matches()) {
                footer = true;
                awaited = BARE.matcher(cell).matches();
            } else if (COUNT.matcher(cell).matches()) {
                footer = true;
                awaited = false;
            } else if (awaited) {
                awaited = false;
            } else {
                return false;
            }
        }
        return footer;
    }

    /** Rules nearly all records out at the first character that matters, since every row is asked. */
    private static boolean maybe(String cell) {
        char first = cell.charAt(0);
        if (first >= 0x80) {
            return FIRST.indexOf(first) >= 0;
        }
        boolean words = cell.length() > SHORTEST && Character.isLetter(first) && Character.isLetter(cell.charAt(1));
        return words && (cell.indexOf(' ') > 0 || cell.indexOf(':') > 0 || cell.indexOf('：') > 0);
    }
}
