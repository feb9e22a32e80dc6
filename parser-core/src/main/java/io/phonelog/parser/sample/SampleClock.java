package io.phonelog.parser.sample;

/** The calendar from 2026-01-01 on, without objects. */
final class SampleClock {
    private static final int FIRST_YEAR = 2026;
    private static final int DAY = 86400;
    private static final int[] MONTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private int year;
    private int month;
    private int day;
    private int second;

    /**
     * @param elapsed seconds since the first day began
     */
    void set(long elapsed) {
        year = FIRST_YEAR;
        month = 1;
        long days = elapsed / DAY;
        second = (int) (elapsed % DAY);
        while (days >= daysOfMonth()) {
            days -= daysOfMonth();
            month++;
            if (month > MONTHS.length) {
                month = 1;
                year++;
            }
        }
        day = (int) days + 1;
    }

    private int daysOfMonth() {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : MONTHS[month - 1];
    }

    /** As {@code 2026-01-31 23:59:59}. */
    void iso(LineBuffer line) {
        line.padded(year, 4).text("-").padded(month, 2).text("-").padded(day, 2).text(" ");
        line.padded(second / 3600, 2).text(":").padded(second / 60 % 60, 2).text(":");
        line.padded(second % 60, 2);
    }

    /** As {@code 01/31/2026 11:59 PM}. */
    void american(LineBuffer line) {
        int hour = second / 3600;
        line.padded(month, 2).text("/").padded(day, 2).text("/").padded(year, 4).text(" ");
        line.padded(hour % 12 == 0 ? 12 : hour % 12, 2).text(":").padded(second / 60 % 60, 2);
        line.text(hour < 12 ? " AM" : " PM");
    }
}
