-- Long documents are read a piece at a time: bytes that are not compressed can be cut without unpacking all that
-- comes before the piece. A PDF and a signed message do not shrink anyway.
alter table documenti alter column bytes set storage external;
