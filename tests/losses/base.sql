CREATE TABLE author (id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(80) NOT NULL, country VARCHAR(40), born DATE);
CREATE TABLE book (
    id INTEGER PRIMARY KEY, title VARCHAR(200) NOT NULL, pages INTEGER, price NUMERIC(8, 2), isbn VARCHAR(13) UNIQUE,
    author_id INTEGER REFERENCES author (id) ON DELETE CASCADE, CHECK (pages > 0)
);
CREATE INDEX ix_book_title ON book (title);
CREATE TABLE tag (id INTEGER PRIMARY KEY, label VARCHAR(30) COLLATE NOCASE, color VARCHAR(10));
CREATE TABLE empty (id INTEGER PRIMARY KEY, note TEXT, kind VARCHAR(10));
CREATE TABLE log (id INTEGER PRIMARY KEY, line TEXT);
CREATE TABLE journal (id INTEGER PRIMARY KEY, line TEXT);
CREATE TABLE member (
    id INTEGER PRIMARY KEY, first_name VARCHAR(40), last_name VARCHAR(40), age INTEGER, email VARCHAR(80), phone VARCHAR(20),
    CONSTRAINT uq_member_email UNIQUE (email), CONSTRAINT ck_member_age CHECK (age >= 0)
);
CREATE TABLE loan (
    id INTEGER PRIMARY KEY, member_id INTEGER NOT NULL, book_id INTEGER, due DATE, note VARCHAR(100),
    CONSTRAINT fk_loan_member FOREIGN KEY (member_id) REFERENCES member (id)
);
CREATE TRIGGER log_book AFTER INSERT ON book BEGIN INSERT INTO log (line) VALUES (new.title); END;
INSERT INTO author (name, country, born) VALUES ('Ann', 'IE', '1970-01-01'), ('Bob', 'UK', '1980-02-02');
INSERT INTO book (title, pages, price, isbn, author_id) VALUES ('One', 100, 9.5, '111', 1), ('Two', 200, 12, '222', 1), ('Three', 300, 7.25, '333', 2);
INSERT INTO tag (label, color) VALUES ('red wine', 'crimson'), ('blue note', 'azure');
INSERT INTO member (first_name, last_name, age, email, phone) VALUES ('Cid', 'Dorn', 30, 'c@d', NULL), ('Eva', 'Falk', 40, 'e@f', '12345');
INSERT INTO loan (member_id, book_id, due, note) VALUES (1, 1, '2024-03-01', 'torn'), (2, 3, '2024-04-01', NULL);
INSERT INTO journal (line) VALUES ('first'), ('second'), ('third');
