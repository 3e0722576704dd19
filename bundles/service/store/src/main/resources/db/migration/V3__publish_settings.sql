-- What publishing clients set for themselves, beside the app settings. name is in lower case, shown_name as it was written.
CREATE TABLE publish_setting (
  app NVARCHAR(60) NOT NULL,
  name NVARCHAR(256) NOT NULL,
  shown_name NVARCHAR(256) NOT NULL,
  sealed VARBINARY(MAX) NOT NULL,
  key_id NVARCHAR(16) NOT NULL,
  CONSTRAINT pk_publish_setting PRIMARY KEY (app, name),
  CONSTRAINT fk_publish_setting_app FOREIGN KEY (app) REFERENCES app (name) ON DELETE CASCADE
);
