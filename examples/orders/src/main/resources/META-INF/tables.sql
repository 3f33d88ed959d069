create sequence if not exists order_number;
create table if not exists customer_order (id bigint primary key, owner varchar(60) not null, article varchar(100) not null, status varchar(10) not null, version int not null);
