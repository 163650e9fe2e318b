DROP TABLE need_messages;
DROP TABLE need_offers;
DROP TABLE need_askers;
DROP TABLE needs;
