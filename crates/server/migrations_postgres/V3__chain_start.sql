-- The link an operation was written behind, where it came back without the one before it.
CREATE TABLE chain_start (
    replica UUID   NOT NULL,
    s       BIGINT NOT NULL,
    link    BYTEA  NOT NULL,
    PRIMARY KEY (replica, s)
);
