DROP TABLE reports;
DROP TABLE cafe_reports;
